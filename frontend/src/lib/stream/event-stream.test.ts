import { afterEach, expect, test, vi } from 'vitest'

import { openEventStream, type StreamMessage, type StreamStatus } from './event-stream'

vi.stubGlobal('window', new EventTarget())
afterEach(() => vi.useRealTimers())

function streamOf(...texts: string[]): Response {
  const encoder = new TextEncoder()
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const text of texts) controller.enqueue(encoder.encode(text))
        controller.close()
      },
    }),
  )
}

/** Answers each connection with the next of `answers`, and records the requests and results. */
function follow(answers: (() => Response)[]) {
  const messages: StreamMessage[] = []
  const statuses: StreamStatus[] = []
  const resumedAfter: (string | null)[] = []
  const waits: number[] = []
  let stop: () => void = () => undefined
  const finished = new Promise<void>((resolve) => {
    stop = openEventStream({
      url: 'http://localhost/api/v1/events',
      fetch: (request) => {
        resumedAfter.push(request.headers.get('Last-Event-ID'))
        const answer = answers.shift()
        if (answer !== undefined) return Promise.resolve(answer())
        resolve()
        return new Promise(() => undefined)
      },
      onMessage: (message) => messages.push(message),
      onStatus: (status) => statuses.push(status),
      onOpen: () => undefined,
      wait: (ms) => {
        waits.push(ms)
        return Promise.resolve()
      },
    })
  })
  return { messages, statuses, resumedAfter, waits, finished: finished.then(() => stop()) }
}

test('resumes after the last event it received', async () => {
  const stream = follow([
    () => streamOf('id: 7\ndata: seven\n\n', 'id: 8\ndata: ei', 'ght\n\n'),
    () => streamOf(': heartbeat\n\n'),
  ])
  await stream.finished
  expect(stream.messages.map(({ data }) => data)).toEqual(['seven', 'eight'])
  expect(stream.resumedAfter).toEqual([null, '8', '8'])
})

test('says whether it is live', async () => {
  const stream = follow([() => streamOf('data: x\n\n')])
  await stream.finished
  expect(stream.statuses).toEqual(['connecting', 'live', 'reconnecting'])
})

test('waits longer while the server refuses, and starts over once it has answered', async () => {
  const refused = () => new Response('', { status: 503 })
  const stream = follow([refused, refused, refused, () => streamOf(': hello\n\n'), refused])
  await stream.finished
  const [first = 0, , third = 0, afterSuccess = 0] = stream.waits
  expect(third).toBeGreaterThan(first)
  expect(afterSuccess).toBeLessThanOrEqual(500)
})

test('passes on the event’s name, which distinguishes a reset from an event', async () => {
  const stream = follow([() => streamOf('id: 90\nevent: reset\ndata: {}\n\n', 'id: 91\nevent: store\ndata: {}\n\n')])
  await stream.finished
  expect(stream.messages.map(({ event }) => event)).toEqual(['reset', 'store'])
  expect(stream.resumedAfter).toEqual([null, '91'])
})

/** Follows a stream that is silent after its first event, and counts the connections. */
async function followSilent() {
  const connections: Request[] = []
  const stop = openEventStream({
    url: 'http://localhost/api/v1/events',
    fetch: (request) => {
      connections.push(request)
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('id: 7\ndata: seven\n\n'))
          request.signal.addEventListener('abort', () => controller.error(new Error('aborted')))
        },
      })
      return Promise.resolve(new Response(body))
    },
    onMessage: () => undefined,
    onStatus: () => undefined,
    onOpen: () => undefined,
    wait: () => Promise.resolve(),
  })
  await vi.advanceTimersByTimeAsync(100)
  expect(connections).toHaveLength(1)
  return { connections, stop }
}

test('a connection is opened again soon after the computer was asleep, for which timers stand still', async () => {
  vi.useFakeTimers()
  const { connections, stop } = await followSilent()
  vi.setSystemTime(Date.now() + 3_600_000)
  await vi.advanceTimersByTimeAsync(6_000)
  expect(connections.map(({ headers }) => headers.get('Last-Event-ID'))).toEqual([null, '7'])
  stop()
})

test('a silent connection is opened again also when the clock was set back', async () => {
  vi.useFakeTimers()
  const { connections, stop } = await followSilent()
  vi.setSystemTime(Date.now() - 3_600_000)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(connections).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(connections).toHaveLength(2)
  stop()
})
