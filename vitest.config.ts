import { defineConfig } from 'vitest/config'

// A poll waits as long as the browser does for what it looks for, and a journey for some of those: it takes 3 s here,
// 22 s beside three other things on two cores. Only what fails takes longer for it.
const shared = { testTimeout: 90_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } }
const pure = ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts']
// The database in the process has no connection to lose: `.ci/run` runs these on PostgreSQL.
const serverOnly = ['tests/faults/database.test.ts']
// These start processes on the database of their own, whatever the server.
const embeddedOnly = ['tests/faults/start.test.ts', 'tests/faults/owner.test.ts']

export default defineConfig({
  test: {
    // Two cores are the smallest machine this runs on; browser and engine want one of them.
    maxWorkers: 2,
    // A worker keeps its modules from file to file: importing and compiling them anew took 2 to 3 s of each.
    isolate: false,
    restoreMocks: true,
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
