import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

import { baseUrl } from './dashboard'

/**
 * A reverse proxy that serves the control plane under `prefix` only, and removes the prefix from the
 * path. `strays` are the requests of pages for anything else.
 *
 * @param prefix empty for a proxy without a path
 * @param headers of the requests to the control plane, instead of those of the browser
 */
export async function startSubPathProxy(prefix: string, headers: Record<string, string> = {}) {
  const target = new URL(baseUrl())
  const strays: string[] = []
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? ''
    if (!path.startsWith(`${prefix}/`)) {
      strays.push(path)
      outgoing.writeHead(404).end()
      return
    }
    const upstream = request(
      {
        host: target.hostname,
        port: target.port,
        method: incoming.method,
        path: path.slice(prefix.length),
        headers: { ...incoming.headers, ...(prefix !== '' && { 'x-forwarded-prefix': prefix }), ...headers },
      },
      (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(outgoing)
      },
    )
    upstream.on('error', () => outgoing.destroy())
    // The end of a page's event stream ends that of the proxy.
    outgoing.on('close', () => upstream.destroy())
    incoming.pipe(upstream)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}${prefix}`, strays, stop }
}
