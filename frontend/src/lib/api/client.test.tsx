import { renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { apiToken, keepToken, signedIn, useAccessState } from '@/lib/session/api-token'

import { authorizedFetch } from './client'

afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
  signedIn()
})

function refusal(body: BodyInit) {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status: 401 })))
}

test('a refusal leads to the form that its code says', async () => {
  const { result, rerender } = renderHook(useAccessState)
  refusal(JSON.stringify({ code: 'SIGN_IN_REQUIRED' }))
  await authorizedFetch(new Request('http://localhost/api/v1/stores'))
  rerender()
  expect(result.current).toBe('sign-in')
})

test('an aborted request, whose refusal cannot be read, changes nothing', async () => {
  const { result, rerender } = renderHook(useAccessState)
  const abort = new AbortController()
  const request = new Request('http://localhost/api/v1/stores', { signal: abort.signal })
  refusal(new ReadableStream({ pull: (stream) => stream.error(new DOMException('aborted', 'AbortError')) }))
  abort.abort()
  await authorizedFetch(request)
  rerender()
  expect(result.current).toBe('open')
})

test('a late refusal of an earlier token does not remove the one that was entered since', async () => {
  const { result, rerender } = renderHook(useAccessState)
  keepToken('earlier')
  vi.stubGlobal('fetch', () => {
    keepToken('current')
    return Promise.resolve(new Response('{"code": "UNAUTHENTICATED"}', { status: 401 }))
  })
  await authorizedFetch(new Request('http://localhost/api/v1/stores'))
  rerender()
  expect([apiToken(), result.current]).toEqual(['current', 'open'])
})
