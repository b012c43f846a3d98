import type { EventType, Store } from '@/lib/api/model'

import { schemaErrors } from './contract'

/** The server's side of the event stream; the test decides what it sends. */
export class EventStreamStub {
  private readonly readers = new Set<(text: string) => void>()
  private lastId = 0

  /** Sends an event with the store as it is now. */
  send(store: Store, type: EventType): void {
    const id = String(++this.lastId)
    const event = {
      id,
      storeId: store.id,
      subdomain: store.subdomain,
      type,
      at: new Date().toISOString(),
      message: `${type}.`,
      ...(type === 'PhaseChanged' && { phase: store.phase }),
    }
    this.write('StreamItem', `id: ${id}\nevent: store\n`, { event, store })
  }

  /** Tells the readers that a store was given to a team that they may not see. */
  depart(store: Store): void {
    this.write('StreamDeparture', `id: ${++this.lastId}\nevent: departed\n`, { storeId: store.id })
  }

  /** Tells the readers that events are missing. */
  reset(): void {
    this.write('StreamReset', 'id: 0\nevent: reset\n', { reason: 'TRIMMED', message: 'Read again.' })
  }

  private write(schema: string, head: string, value: unknown): void {
    const errors = schemaErrors(schema, value)
    if (errors.length > 0) throw new Error(errors.join('\n'))
    this.readers.forEach((write) => write(`${head}data: ${JSON.stringify(value)}\n\n`))
  }

  response(request: Request): Response {
    const encoder = new TextEncoder()
    let close: () => void = () => undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const write = (text: string) => controller.enqueue(encoder.encode(text))
        write(': connected\n\n')
        this.readers.add(write)
        close = () => void this.readers.delete(write)
      },
      cancel: () => close(),
    })
    request.signal.addEventListener('abort', () => close())
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }
}
