import type { QueryClient } from '@tanstack/react-query'

import type { Store, StorePage } from '@/lib/api/model'

import { storeKeys, type StoreFilter, type StoreSort } from './keys'

/** The later of two states of a store; responses and events can arrive in any order. */
export function newest(known: Store | undefined, incoming: Store): Store {
  return known !== undefined && known.version > incoming.version ? known : incoming
}

export function knownStore(client: QueryClient, id: string): Store | undefined {
  return client.getQueryData<Store>(storeKeys.detail(id))
}

/**
 * Updates a store everywhere in the cache. `refreshLists` is called when only the server can decide
 * which store belongs on a page.
 */
export function putStore(client: QueryClient, incoming: Store, refreshLists: () => void): void {
  const store = newest(knownStore(client, incoming.id), incoming)
  client.setQueryData(storeKeys.detail(store.id), store)
  let mustRefetch = false
  for (const [key, page] of client.getQueriesData<StorePage>({ queryKey: storeKeys.lists })) {
    if (page === undefined) continue
    const change = placeInPage(page, store, key[2] as StoreFilter)
    if (change.page !== page) client.setQueryData(key, change.page)
    mustRefetch ||= change.mustRefetch
  }
  if (mustRefetch) refreshLists()
}

/** Removes a store that does not exist for the user any more. */
export function removeStore(client: QueryClient, id: string): void {
  for (const [key, page] of client.getQueriesData<StorePage>({ queryKey: storeKeys.lists })) {
    if (page?.items.some((item) => item.id === id)) {
      client.setQueryData(key, { ...page, items: page.items.filter((item) => item.id !== id) })
    }
  }
  // An open page of the store reads it again, and says that there is no such store.
  void client.resetQueries({ queryKey: storeKeys.detail(id) })
}

interface Placement {
  page: StorePage
  mustRefetch: boolean
}

/** A page of a list after a store has changed. */
export function placeInPage(page: StorePage, store: Store, filter: StoreFilter): Placement {
  const index = page.items.findIndex((item) => item.id === store.id)
  const belongs = matches(store, filter)
  const known = page.items[index]
  if (known !== undefined) {
    if (!belongs) {
      return { page: { ...page, items: page.items.filter((_, i) => i !== index) }, mustRefetch: true }
    }
    if (newest(known, store) === known && known.version !== store.version) return { page, mustRefetch: false }
    return { page: { ...page, items: page.items.with(index, store) }, mustRefetch: false }
  }
  if (!belongs) return { page, mustRefetch: false }
  const first = page.items[0]
  const isFirstPage = filter.after === undefined
  if (isFirstPage && filter.sort === 'createdAt' && (first === undefined || precedes(store, first, filter.sort))) {
    return { page: { ...page, items: [store, ...page.items] }, mustRefetch: false }
  }
  return { page, mustRefetch: mayBelongHere(page, store, filter) }
}

function mayBelongHere(page: StorePage, store: Store, filter: StoreFilter): boolean {
  const first = page.items[0]
  const last = page.items.at(-1)
  if (first === undefined || last === undefined) return true
  const notBefore = filter.after === undefined || !precedes(store, first, filter.sort)
  const notAfter = page.next === undefined || precedes(store, last, filter.sort)
  return notBefore && notAfter
}

function precedes(a: Store, b: Store, sort: StoreSort): boolean {
  return sort === 'createdAt' ? a.createdAt > b.createdAt : a[sort].localeCompare(b[sort]) < 0
}

function matches(store: Store, { q, team, phase }: StoreFilter): boolean {
  const inPhase = phase === '' ? store.phase !== 'DELETED' : store.phase === phase
  const needle = q.toLowerCase()
  return (
    inPhase && (team === '' || store.owner === team) && (store.name.toLowerCase().includes(needle) || store.subdomain.includes(needle))
  )
}
