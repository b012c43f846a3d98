import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

import type { Connect, Plugin } from 'vite'

import { answer } from './api.ts'
import { FakeControlPlane } from './control-plane.ts'

/** Serves the fake API beside the dashboard, from `vite` and `vite preview`. */
export function fakeApiPlugin(): Plugin {
  const plane = new FakeControlPlane({ pace: Number(process.env.FAKE_PACE ?? 1) })
  const middleware: Connect.NextHandleFunction = (incoming, outgoing, next) => {
    const path = incoming.url ?? '/'
    if (!path.startsWith('/api/') && !path.startsWith('/__fake/')) {
      next()
      return
    }
    void respond(plane, incoming, outgoing).catch(next)
  }
  return {
    name: 'urumi-fake-api',
    configureServer: ({ middlewares }) => {
      middlewares.use(middleware)
    },
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use(middleware)
    },
  }
}

async function respond(
  plane: FakeControlPlane,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  outgoing.on('close', () => gone.abort())
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  const chunks: Buffer[] = []
  if (hasBody) for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const request = new Request(new URL(incoming.url ?? '/', 'http://fake'), {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    signal: gone.signal,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  })
  const response = await answer(plane, request)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) {
    outgoing.end()
    return
  }
  const body = Readable.fromWeb(response.body as NodeReadableStream)
  body.on('error', () => outgoing.destroy())
  outgoing.on('close', () => body.destroy())
  body.pipe(outgoing)
}
