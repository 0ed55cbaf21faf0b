import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 30_000, hookTimeout: 120_000, globalSetup: ['test/support/database.ts'] }

export default defineConfig({
  test: {
    projects: [
      // Files share their modules: no file keeps state of its own in one, and loading the product anew for each took a third of the time.
      { test: { ...shared, name: 'unit', isolate: false, include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'demo/**/*.test.ts', 'test/**/*.test.ts'], exclude: ['test/browser/**', 'test/faults/**'] } },
      // These two take the machine for themselves: one file at a time.
      { test: { ...shared, name: 'faults', include: ['test/faults/**/*.test.ts'], testTimeout: 180_000, fileParallelism: false } },
      { test: { ...shared, name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 180_000, fileParallelism: false, expect: { poll: { timeout: 30_000 } } } },
    ],
  },
})
