import type { Phase } from '@/lib/api/model'

/** The filter of the store list; each member is a search parameter of the URL. */
export interface StoreFilter {
  q: string
  /** Id of a team; empty for all. */
  team: string
  /** Empty for all phases except deleted. */
  phase: Phase | ''
  sort: StoreSort
  after: string | undefined
}

export const STORE_SORTS = ['createdAt', 'name', 'subdomain'] as const
export type StoreSort = (typeof STORE_SORTS)[number]

/** The keys of the query cache. */
export const storeKeys = {
  lists: ['stores', 'list'] as const,
  list: (filter: StoreFilter) => ['stores', 'list', filter] as const,
  detail: (id: string) => ['stores', 'detail', id] as const,
  steps: (id: string) => ['stores', 'steps', id] as const,
  events: (id: string) => ['stores', 'events', id] as const,
}
