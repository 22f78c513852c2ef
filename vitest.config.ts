import { defineConfig } from 'vitest/config'

// A poll waits as long as the browser does for what it looks for: Vitest’s second is too short for two busy cores.
const shared = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } }
const pure = ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts']
// The database in the process has no connection to lose: `.ci/run` runs these on PostgreSQL.
const serverOnly = ['tests/faults/database.test.ts']
// These start processes on the database of their own, whatever the server.
const embeddedOnly = ['tests/faults/start.test.ts', 'tests/faults/owner.test.ts']

export default defineConfig({
  test: {
    // Two cores are the smallest machine this runs on; browser and engine want one of them.
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: pure, ...shared } },
      {
        test: {
          name: 'real',
          include: ['tests/**/*.test.ts'],
          exclude: [...pure, ...(process.env.TEST_DATABASE_URL ? embeddedOnly : serverOnly)],
          // An engine, a database, the web and a browser, made ready once and only when one of these files runs.
          globalSetup: ['tests/support/global-setup.ts', 'tests/support/web-setup.ts'],
          ...shared,
        },
      },
    ],
  },
})
