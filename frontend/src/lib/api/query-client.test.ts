import { expect, test } from 'vitest'

import { ApiError } from './problem'
import { retryDelay, worthRetrying } from './query-client'

function refused(retryAfter: string, body?: object): Promise<ApiError> {
  return ApiError.fromResponse(
    new Response(body === undefined ? '' : JSON.stringify(body), { status: 429, headers: { 'Retry-After': retryAfter } }),
    body,
  )
}

test('a read over the limit is tried again after the delay that the server asks for', async () => {
  const error = await refused('2', { code: 'TOO_MANY_REQUESTS', detail: 'Try again in 2 s.' })

  expect(error.code).toBe('TOO_MANY_REQUESTS')
  expect(error.message).toBe('Try again in 2 s.')
  expect(worthRetrying(0, error)).toBe(true)
  expect(retryDelay(0, error)).toBe(2_000)
})

test('a longer delay is left to the user', async () => {
  const error = await refused('30')

  expect(error.message).toBe('Too many requests were sent. Try again in a moment.')
  expect(worthRetrying(0, error)).toBe(false)
})

test('without a delay from the server it doubles up to five seconds', () => {
  const error = ApiError.unreachable()

  expect([0, 1, 2, 5].map((attempt) => retryDelay(attempt, error))).toEqual([500, 1_000, 2_000, 5_000])
})
