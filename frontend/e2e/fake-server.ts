import { fileURLToPath } from 'node:url'

import { preview } from 'vite'

/** Serves `dist` with the fake control plane while the tests run. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await preview({
    configFile: fileURLToPath(new URL('../vite.fake.config.ts', import.meta.url)),
    root: fileURLToPath(new URL('..', import.meta.url)),
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'warn',
  })
  const [url = ''] = server.resolvedUrls?.local ?? []
  process.env.URUMI_BASE_URL = url.replace(/\/$/, '')
  return () => server.close()
}
