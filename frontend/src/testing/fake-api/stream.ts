import type { StreamItem } from '@/lib/api/model'

import type { FakeControlPlane } from './control-plane.ts'

const HEARTBEAT_MS = 15_000

/** A stream of server-sent events that resumes after `Last-Event-ID`. */
export function streamResponse(plane: FakeControlPlane, request: Request): Response {
  const encoder = new TextEncoder()
  const lastId = request.headers.get('Last-Event-ID')
  let end: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const sendItem = (item: StreamItem) =>
        send(`id: ${item.event.id}\nevent: store\ndata: ${JSON.stringify(item)}\n\n`)
      send(': connected\n\n')
      if (lastId !== null) {
        plane.events.filter(({ event }) => Number(event.id) > Number(lastId)).forEach(sendItem)
      }
      const heartbeat = setInterval(() => send(': heartbeat\n\n'), HEARTBEAT_MS)
      const close = () => {
        end()
        controller.close()
      }
      const reset = () => send('id: 0\nevent: reset\ndata: {"reason":"TRIMMED","message":"Read again."}\n\n')
      const stop = plane.follow(sendItem, close, reset)
      end = () => {
        clearInterval(heartbeat)
        stop()
        end = () => undefined
      }
    },
    cancel: () => end(),
  })
  request.signal.addEventListener('abort', () => end())
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
  })
}
