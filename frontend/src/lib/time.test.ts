import { expect, test } from 'vitest'

import { formatAgo, formatDuration, noteServerDate, serverNow } from './time'

test.each([
  [41, '41 ms'],
  [3_249, '3.2 s'],
  [125_000, '2 min 5 s'],
  [120_000, '2 min'],
  [3_840_000, '1 h 4 min'],
  [-5, '0 ms'],
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test.each([
  [30_000, 'just now'],
  [5 * 60_000, '5 min ago'],
  [3 * 3_600_000, '3 h ago'],
  [26 * 3_600_000, 'yesterday'],
  [3 * 86_400_000, '3 days ago'],
])('%d ms ago reads %s', (age, text) => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  expect(formatAgo(new Date(now - age).toISOString(), now)).toBe(text)
})

/** The offset after a response that arrived now and says that the server's clock is `ms` ahead. */
function offsetAfter(ms: number): number {
  const now = Date.now()
  noteServerDate(new Date(now + ms).toUTCString(), now - 50, now)
  return serverNow() - Date.now()
}

test('the newest response decides how far the clocks are apart, in both directions', () => {
  // A Date has whole seconds, and the response took 50 ms.
  expect(Math.abs(offsetAfter(600_000) - 600_000)).toBeLessThan(1_100)
  expect(Math.abs(offsetAfter(-600_000) + 600_000)).toBeLessThan(1_100)
  expect(offsetAfter(0)).toBe(0)
})

test('a response without a date changes nothing', () => {
  const before = Math.round((offsetAfter(600_000) - 600_000) / 1_000)
  noteServerDate(null, Date.now(), Date.now())
  noteServerDate('yesterday', Date.now(), Date.now())
  expect(Math.round((serverNow() - Date.now() - 600_000) / 1_000)).toBe(before)
  offsetAfter(0)
})

test('a difference that is known does not vary with how long responses take', () => {
  const now = Date.now()
  // 2.3 s ahead; a Date has whole seconds, so each response is compatible with a second and its duration.
  const offsets = [0, 150, 400, 650, 900].map((ms) => {
    const date = new Date(Math.floor((now + ms + 2_300) / 1_000) * 1_000).toUTCString()
    noteServerDate(date, now + ms - 20, now + ms)
    return serverNow() - Date.now()
  })
  expect(Math.max(...offsets) - Math.min(...offsets.slice(1))).toBeLessThanOrEqual(1_000)
  const settled = offsets.at(-1)!
  noteServerDate(new Date(Math.floor((now + 2_300) / 1_000) * 1_000).toUTCString(), now - 5_000, now)
  expect(Math.abs(serverNow() - Date.now() - settled)).toBeLessThan(5)
  offsetAfter(0)
})
