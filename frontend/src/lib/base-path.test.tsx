import { afterEach, describe, expect, test } from 'vitest'

import { apiToken, keepToken } from '@/lib/session/api-token'

import { basePath, scoped, urlOf, withBasePath } from './base-path'

function serveUnder(path: string): void {
  const meta = document.createElement('meta')
  meta.name = 'urumi-base-path'
  meta.content = path
  document.head.append(meta)
}

afterEach(() => document.head.replaceChildren())

test.each([undefined, './', '/'])('without a prefix (%s), everything is at the root', (written) => {
  if (written !== undefined) serveUnder(written)
  expect(basePath()).toBe('/')
  expect(withBasePath('/stores')).toBe('/stores')
  expect(urlOf('/api/v1/events')).toBe(`${window.location.origin}/api/v1/events`)
  expect(scoped('urumi.events')).toBe('urumi.events')
})

describe('under a prefix', () => {
  test('paths have the prefix', () => {
    serveUnder('/tools/urumi/')
    expect(basePath()).toBe('/tools/urumi/')
    expect(withBasePath('/stores')).toBe('/tools/urumi/stores')
    expect(urlOf('/')).toBe(`${window.location.origin}/tools/urumi/`)
  })

  test('another control plane on the same origin gets neither the token nor the events', () => {
    serveUnder('/one/')
    keepToken('token of one')
    const channel = scoped('urumi.events')
    document.head.replaceChildren()
    serveUnder('/two/')
    expect(apiToken()).toBeNull()
    expect(scoped('urumi.events')).not.toBe(channel)
    document.head.replaceChildren()
    expect(apiToken()).toBeNull()
  })
})
