import { defineConfig } from 'vitest/config'

import config from './vitest.config.ts'

/** The same against the built dashboard with the fake control plane, and what only that can show. */
export default defineConfig({
  test: { ...config.test, exclude: [], globalSetup: ['fake-server.ts'] },
})
