import { expect, test } from 'vitest'

import { responseErrors } from './contract'
import { aStore } from './fixtures'

function check(path: string, status: number, body: unknown, type = 'application/json'): Promise<string[]> {
  const response = new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } })
  return responseErrors(new Request(`http://localhost${path}`), response)
}

test('accepts a documented response', async () => {
  expect(await check('/api/v1/stores/1', 200, aStore())).toEqual([])
})

test.each([
  ['an unknown operation', '/api/v1/shops', 200, {}, 'is not in the OpenAPI document'],
  ['an undocumented status', '/api/v1/stores/1', 418, {}, 'is not in the OpenAPI document'],
  ['a missing member', '/api/v1/stores/1', 200, { ...aStore(), phase: undefined }, "must have required property 'phase'"],
  ['an unknown code', '/api/v1/stores/1', 200, { ...aStore(), phase: 'PAINTED' }, '/phase must be equal to one of the allowed values'],
])('rejects %s', async (_, path, status, body, message) => {
  expect((await check(path, status, body)).join()).toContain(message)
})

test('rejects an undocumented content type', async () => {
  expect((await check('/api/v1/stores/1', 200, aStore(), 'text/html')).join()).toContain('no content of type text/html')
})
