import { defineConfig } from 'vitest/config'

import config from './vitest.config.ts'

/** With a Keycloak that the test starts; the first time it downloads 180 MB and prepares them. */
export default defineConfig({ test: { ...config.test, include: ['keycloak.ts'], exclude: [], hookTimeout: 600_000 } })
