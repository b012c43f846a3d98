import { createParser } from 'eventsource-parser'

import { backoff } from './backoff'

/** Longer than two heartbeats of the server (15 s): a silent connection is considered lost. */
const SILENCE_LIMIT_MS = 40_000
const SILENCE_CHECK_MS = 5_000

export type StreamStatus = 'connecting' | 'live' | 'reconnecting'

export interface StreamMessage {
  id: string | undefined
  /** The event's name. */
  event: string | undefined
  data: string
}

export interface EventStreamOptions {
  url: string
  fetch: (request: Request) => Promise<Response>
  onMessage: (message: StreamMessage) => void
  onStatus: (status: StreamStatus) => void
  /** Called each time a connection opens; data from before the first one must be read. */
  onOpen: () => void
  /** The last event that was received before, to continue after it. */
  resumeAfter?: string | undefined
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * Follows a stream of server-sent events until the returned function is called. Reconnects with
 * backoff and `Last-Event-ID`. Uses `fetch`, because `EventSource` cannot send a token.
 */
export function openEventStream(options: EventStreamOptions): () => void {
  const stop = new AbortController()
  void follow(options, stop.signal)
  return () => stop.abort()
}

async function follow(options: EventStreamOptions, stopped: AbortSignal): Promise<void> {
  const wait = options.wait ?? pause
  let lastEventId = options.resumeAfter
  let failures = 0
  options.onStatus('connecting')
  while (!stopped.aborted) {
    try {
      await connectOnce(options, stopped, lastEventId, {
        opened: () => {
          failures = 0
        },
        received: (id) => {
          lastEventId = id ?? lastEventId
        },
      })
    } catch {
      // Every error has the same consequence: connect again.
    }
    if (isAborted(stopped)) return
    options.onStatus('reconnecting')
    await wait(backoff(failures), stopped)
    failures += 1
  }
}

interface Progress {
  opened: () => void
  received: (id: string | undefined) => void
}

async function connectOnce(
  options: EventStreamOptions,
  stopped: AbortSignal,
  lastEventId: string | undefined,
  progress: Progress,
): Promise<void> {
  const connection = new AbortController()
  const abort = () => connection.abort()
  stopped.addEventListener('abort', abort)
  const silence = new Stopwatch()
  const watchdog = setInterval(() => {
    if (silence.elapsedMs() > SILENCE_LIMIT_MS) abort()
  }, SILENCE_CHECK_MS)
  try {
    const headers = new Headers({ Accept: 'text/event-stream' })
    if (lastEventId !== undefined) headers.set('Last-Event-ID', lastEventId)
    const response = await options.fetch(
      new Request(options.url, { headers, signal: connection.signal, cache: 'no-store' }),
    )
    if (!response.ok || response.body === null) {
      throw new Error(`The stream answered ${response.status}`)
    }
    progress.opened()
    options.onStatus('live')
    options.onOpen()

    const parser = createParser({
      onEvent: (event) => {
        progress.received(event.id)
        options.onMessage({ id: event.id, event: event.event, data: event.data })
      },
    })
    const decoder = new TextDecoder()
    const reader = response.body.getReader()
    for (;;) {
      const chunk = await reader.read()
      if (chunk.done) return
      silence.restart()
      parser.feed(decoder.decode(chunk.value, { stream: true }))
    }
  } finally {
    clearInterval(watchdog)
    stopped.removeEventListener('abort', abort)
    connection.abort()
  }
}

/**
 * Measures with two clocks: timers and the monotonic clock stand still while the computer is asleep,
 * and the other clock can be set back.
 */
class Stopwatch {
  private wall = Date.now()
  private monotonic = performance.now()

  restart(): void {
    this.wall = Date.now()
    this.monotonic = performance.now()
  }

  elapsedMs(): number {
    return Math.max(Date.now() - this.wall, performance.now() - this.monotonic)
  }
}

function isAborted(signal: AbortSignal): boolean {
  return signal.aborted
}

/** Waits; ends early when the browser is online again or the stream is stopped. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
