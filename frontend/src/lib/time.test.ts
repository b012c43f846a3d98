import { expect, test } from 'vitest'

import { formatAgo, formatDuration } from './time'

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
