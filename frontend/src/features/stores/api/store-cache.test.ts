import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'

import type { StorePage } from '@/lib/api/model'
import { aStore } from '@/testing/api/fixtures'

import { storeKeys, type StoreFilter } from './keys'
import { placeInPage, putStore } from './store-cache'

const all: StoreFilter = { q: '', team: '', phase: '', sort: 'createdAt', after: undefined }
const first = aStore({ id: '1', createdAt: '2026-11-24T10:00:00Z' })
const page: StorePage = { items: [first] }

test('a store on the page is replaced by its later state', () => {
  const ready = { ...first, phase: 'READY' as const, version: 2 }
  expect(placeInPage(page, ready, all)).toEqual({ page: { items: [ready] }, mustRefetch: false })
})

test('an older state changes nothing', () => {
  const current: StorePage = { items: [{ ...first, version: 5 }] }
  expect(placeInPage(current, first, all).page).toBe(current)
})

test('a newer store goes to the top of the first page', () => {
  const newer = aStore({ id: '2', createdAt: '2026-11-24T11:00:00Z' })
  expect(placeInPage(page, newer, all).page.items.map(({ id }) => id)).toEqual(['2', '1'])
})

test('a newer store does not enter a later page', () => {
  const newer = aStore({ id: '2', createdAt: '2026-11-24T11:00:00Z' })
  expect(placeInPage(page, newer, { ...all, after: 'x' })).toEqual({ page, mustRefetch: false })
})

test('a store that does not match the search stays out', () => {
  const other = aStore({ id: '2', name: 'Beta', subdomain: 'beta' })
  expect(placeInPage(page, other, { ...all, q: 'alpha' })).toEqual({ page, mustRefetch: false })
})

test('a store that left the phase is removed, and the page is read again', () => {
  const ready = { ...first, phase: 'READY' as const, version: 2 }
  expect(placeInPage(page, ready, { ...all, phase: 'REQUESTED' })).toEqual({
    page: { items: [] },
    mustRefetch: true,
  })
})

test('a deleted store leaves the list of all', () => {
  const deleted = { ...first, phase: 'DELETED' as const, version: 2 }
  expect(placeInPage(page, deleted, all).page.items).toEqual([])
})

test('when sorted by name, the server decides where a new store belongs', () => {
  const other = aStore({ id: '2', name: 'Beta' })
  expect(placeInPage(page, other, { ...all, sort: 'name' }).mustRefetch).toBe(true)
})

test('an event older than the known state is ignored', () => {
  const client = new QueryClient()
  const refresh = vi.fn()
  putStore(client, { ...first, phase: 'READY', version: 9 }, refresh)
  putStore(client, { ...first, phase: 'PROVISIONING', version: 8 }, refresh)
  expect(client.getQueryData(storeKeys.detail('1'))).toMatchObject({ phase: 'READY', version: 9 })
})
