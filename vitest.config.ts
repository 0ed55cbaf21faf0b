import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 30_000, hookTimeout: 120_000, globalSetup: ['test/support/database.ts'] }

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'unit', include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'demo/**/*.test.ts', 'test/**/*.test.ts'], exclude: ['test/browser/**', 'test/faults/**'] } },
      // One browser task at a time: two cores hold one browser and one server.
      { test: { ...shared, name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 180_000, fileParallelism: false } },
    ],
  },
})
