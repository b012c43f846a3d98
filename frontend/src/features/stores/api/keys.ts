import type { Phase } from '@/lib/api/model'

/** What a list of stores is asked for; the URL's search parameters, one by one. */
export interface StoreFilter {
  q: string
  /** Empty for all that are not deleted. */
  phase: Phase | ''
  sort: StoreSort
  after: string | undefined
}

export const STORE_SORTS = ['createdAt', 'name', 'subdomain'] as const
export type StoreSort = (typeof STORE_SORTS)[number]

/** Where the query cache keeps what. */
export const storeKeys = {
  lists: ['stores', 'list'] as const,
  list: (filter: StoreFilter) => ['stores', 'list', filter] as const,
  detail: (id: string) => ['stores', 'detail', id] as const,
  steps: (id: string) => ['stores', 'steps', id] as const,
  events: (id: string) => ['stores', 'events', id] as const,
}
