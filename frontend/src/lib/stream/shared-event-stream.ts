import { openEventStream, type EventStreamOptions, type StreamMessage, type StreamStatus } from './event-stream'

export interface SharedEventStreamOptions extends EventStreamOptions {
  /** Tabs with the same name share one stream. */
  name: string
}

type Signal =
  | { type: 'joined' }
  | { type: 'state'; status: StreamStatus }
  | { type: 'status'; status: StreamStatus }
  | { type: 'opened' }
  | { type: 'message'; message: StreamMessage }

/**
 * Follows an event stream while the tab is visible, with one connection for all tabs of the browser:
 * by HTTP/1.1 a browser opens six connections to a host, and a seventh tab with a stream of its own
 * could not load anything. Calls `onOpen` whenever events may have been missed.
 */
export function openSharedEventStream(options: SharedEventStreamOptions): () => void {
  return whileVisible(() => (canShare() ? join(options) : openEventStream(options)))
}

/** Web Locks exist only on https and on loopback addresses; elsewhere each visible tab has a stream. */
function canShare(): boolean {
  return 'locks' in navigator && typeof BroadcastChannel !== 'undefined'
}

/** Runs `start` when the tab becomes visible, and what it returned when the tab is hidden. */
function whileVisible(start: () => () => void): () => void {
  let stop: (() => void) | undefined
  const update = () => {
    if (document.visibilityState === 'hidden') {
      stop?.()
      stop = undefined
    } else {
      stop ??= start()
    }
  }
  document.addEventListener('visibilitychange', update)
  update()
  return () => {
    document.removeEventListener('visibilitychange', update)
    stop?.()
  }
}

/**
 * Receives what the leading tab publishes, and waits for its lock, which the browser releases when
 * that tab is closed, hidden or ends abnormally; then leads.
 */
function join(options: SharedEventStreamOptions): () => void {
  const stop = new AbortController()
  const channel = new BroadcastChannel(options.name)
  const send = (signal: Signal) => channel.postMessage(signal)
  let role: 'joining' | 'following' | 'leading' = 'joining'
  let status: StreamStatus = 'connecting'
  let lastEventId = options.resumeAfter

  const apply = (signal: Signal) => {
    if (signal.type === 'message') {
      lastEventId = signal.message.id ?? lastEventId
      options.onMessage(signal.message)
    } else if (signal.type === 'opened') {
      options.onOpen()
    } else if (signal.type === 'status') {
      status = signal.status
      options.onStatus(status)
    }
  }
  const publish = (signal: Signal) => {
    if (stop.signal.aborted) return
    send(signal)
    apply(signal)
  }

  channel.onmessage = ({ data }: MessageEvent<Signal>) => {
    if (role === 'leading') {
      if (data.type === 'joined') send({ type: 'state', status })
    } else if (data.type === 'state') {
      if (role === 'joining' && data.status === 'live') options.onOpen()
      role = 'following'
      apply({ type: 'status', status: data.status })
    } else {
      apply(data)
    }
  }
  options.onStatus('connecting')
  send({ type: 'joined' })
  const lead = () =>
    new Promise<void>((released) => {
      role = 'leading'
      const close = openEventStream({
        ...options,
        resumeAfter: lastEventId,
        onMessage: (message) => publish({ type: 'message', message }),
        onStatus: (next) => publish({ type: 'status', status: next }),
        onOpen: () => publish({ type: 'opened' }),
      })
      stop.signal.addEventListener('abort', () => {
        close()
        released()
      })
    })
  // Rejected when the tab is hidden or closed before the lock is granted.
  navigator.locks.request(options.name, { signal: stop.signal }, lead).catch(() => undefined)
  return () => {
    stop.abort()
    channel.close()
  }
}
