import { defineConfig } from 'vitest/config'

/** Tests that need the simulated cluster, or that no cluster makes more real. */
export const SIMULATED = ['states.e2e.ts', 'tabs.e2e.ts', 'names.e2e.ts', 'sub-path.e2e.ts', 'plain-http.e2e.ts', 'sign-in.e2e.ts', 'provider-sign-in.e2e.ts']

/** Runs in a real browser against the control plane at URUMI_BASE_URL. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    environment: 'node',
    include: ['*.e2e.ts'],
    exclude: SIMULATED,
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
})
