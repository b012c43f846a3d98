import { defineConfig } from 'vitest/config'

import config from './vitest.config.ts'

/** With a Keycloak that the test downloads and starts: minutes, and 180 MB once. */
export default defineConfig({ test: { ...config.test, include: ['keycloak.ts'], exclude: [], hookTimeout: 600_000 } })
