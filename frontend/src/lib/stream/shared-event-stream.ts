import { openEventStream, type EventStreamOptions, type StreamMessage, type StreamStatus } from './event-stream'
import { contendForLead } from './leader-lock'

/** How often the leading tab says that it is there. */
const SIGN_MS = 2_500
/** A leading tab that missed so many signs is frozen or busy, and another one takes over. */
const MISSED_SIGNS = 4

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
  // Without it a page cannot agree with others.
  return whileVisible(() => (typeof BroadcastChannel === 'undefined' ? openEventStream(options) : join(options)))
}

/**
 * Runs `start` when the tab becomes visible, and what it returned when the tab is hidden. A page that
 * is left is hidden first, so the browser can keep it and show it again with the back button.
 */
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

/** Receives what the leading tab publishes; leads when that tab is gone or silent. */
function join(options: SharedEventStreamOptions): () => void {
  const channel = new BroadcastChannel(options.name)
  const send = (signal: Signal) => channel.postMessage(signal)
  let role: 'joining' | 'following' | 'leading' = 'joining'
  let status: StreamStatus = 'connecting'
  let lastEventId = options.resumeAfter
  let missedSigns = 0

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
    send(signal)
    apply(signal)
  }
  const follow = () => {
    role = 'joining'
    missedSigns = 0
    send({ type: 'joined' })
  }

  channel.onmessage = ({ data }: MessageEvent<Signal>) => {
    if (role === 'leading') {
      if (data.type === 'joined') send({ type: 'state', status })
      return
    }
    if (data.type !== 'joined') missedSigns = 0
    if (data.type === 'state') {
      // Events from before this tab joined may be missing.
      if (role === 'joining' && data.status === 'live') options.onOpen()
      role = 'following'
      apply({ type: 'status', status: data.status })
    } else {
      apply(data)
    }
  }
  const lock = contendForLead({
    name: options.name,
    lead: () => {
      role = 'leading'
      let leading = true
      const publishWhileLeading = (signal: Signal) => {
        if (leading) publish(signal)
      }
      const close = openEventStream({
        ...options,
        resumeAfter: lastEventId,
        onMessage: (message) => publishWhileLeading({ type: 'message', message }),
        onStatus: (next) => publishWhileLeading({ type: 'status', status: next }),
        onOpen: () => publishWhileLeading({ type: 'opened' }),
      })
      return () => {
        leading = false
        close()
      }
    },
    onLost: follow,
  })
  const signs = setInterval(() => {
    if (role === 'leading') {
      send({ type: 'state', status })
      return
    }
    missedSigns += 1
    if (missedSigns < MISSED_SIGNS) return
    missedSigns = 0
    lock.takeOver()
  }, SIGN_MS)
  options.onStatus('connecting')
  follow()
  return () => {
    clearInterval(signs)
    lock.leave()
    channel.close()
  }
}
