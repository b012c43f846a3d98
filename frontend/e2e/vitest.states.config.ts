import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'

import config, { SIMULATED } from './vitest.config.ts'

/** Needs a control plane with the simulated cluster; starts one unless URUMI_BASE_URL names one. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
  test: { ...config.test, include: SIMULATED, exclude: [], globalSetup: ['control-plane.ts'] },
})
