import { expect, test } from 'vitest'

import { backoff } from './backoff'

test('waits longer after each failure and never longer than the cap', () => {
  const atMost = [0, 1, 2, 3, 10, 100].map((attempt) => backoff(attempt, () => 1))
  expect(atMost).toEqual([500, 1_000, 2_000, 4_000, 15_000, 15_000])
})

test('spreads the waits over the upper half, so that clients do not reconnect at the same time', () => {
  expect(backoff(2, () => 0)).toBe(1_000)
  expect(backoff(2, () => 0.5)).toBe(1_500)
})
