import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'

import { api, body } from '@/lib/api/client'
import type { StorePage } from '@/lib/api/model'

import { storeKeys, type StoreFilter } from './keys'
import { knownStore, newest } from './store-cache'

const PAGE_SIZE = 25
const HISTORY_PAGE_SIZE = 200

export function storeListQuery(client: QueryClient, filter: StoreFilter) {
  return queryOptions({
    queryKey: storeKeys.list(filter),
    queryFn: async ({ signal }): Promise<StorePage> => {
      const page = await body(
        api.GET('/api/v1/stores', { params: { query: listParameters(filter) }, signal }),
      )
      // An event may have delivered a newer state than this response.
      return { ...page, items: page.items.map((store) => newest(knownStore(client, store.id), store)) }
    },
  })
}

function listParameters({ q, team, phase, sort, after }: StoreFilter) {
  return {
    limit: PAGE_SIZE,
    sort,
    ...(q !== '' && { q }),
    ...(team !== '' && { owner: team }),
    ...(phase !== '' && { phase: [phase] }),
    ...(after !== undefined && { after }),
  }
}

export function storeQuery(client: QueryClient, id: string) {
  return queryOptions({
    queryKey: storeKeys.detail(id),
    queryFn: async ({ signal }) => {
      const store = await body(api.GET('/api/v1/stores/{id}', { params: { path: { id } }, signal }))
      return newest(knownStore(client, id), store)
    },
  })
}

/** The attempts of the steps of a store, oldest first; all pages are read one after another. */
export function stepsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: storeKeys.steps(id),
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/stores/{id}/steps', {
          params: { path: { id }, query: historyPage(pageParam) },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

/** The events of a store, oldest first; all pages are read one after another. */
export function eventsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: storeKeys.events(id),
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/stores/{id}/events', {
          params: { path: { id }, query: historyPage(pageParam) },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

function historyPage(after: string) {
  return { limit: HISTORY_PAGE_SIZE, ...(after !== '' && { after }) }
}

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/plans', { signal })),
  staleTime: 5 * 60_000,
})

export function subdomainQuery(subdomain: string) {
  return queryOptions({
    queryKey: ['subdomains', subdomain],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/subdomains/{name}', { params: { path: { name: subdomain } }, signal })),
    enabled: subdomain !== '',
    staleTime: 5_000,
    gcTime: 30_000,
  })
}
