import { defineConfig, mergeConfig } from 'vite'

import { fakeApiPlugin } from './src/testing/fake-api/vite-plugin.ts'
import config from './vite.config.ts'

/** As strict as the control plane's, so that a refusal shows here first. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The dashboard with a made-up control plane behind it; see src/testing/fake-api/README.md. */
export default mergeConfig(
  config,
  defineConfig({
    plugins: [fakeApiPlugin()],
    server: { proxy: {} },
    preview: { proxy: {}, headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
  }),
)
