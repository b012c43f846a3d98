import { defineConfig } from 'vitest/config'

/** Runs in a real browser against the control plane at URUMI_BASE_URL. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    environment: 'node',
    include: ['*.e2e.ts'],
    exclude: ['states.e2e.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
})
