import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores are the smallest machine this runs on; browser and engine want one of them.
    maxWorkers: 2,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'var/test-report.json' }]] : ['default'],
  },
})
