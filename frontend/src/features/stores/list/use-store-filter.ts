import { useSearchParams } from 'react-router'

import type { Phase } from '@/lib/api/model'
import { PHASES } from '@/lib/labels'

import { STORE_SORTS, type StoreFilter, type StoreSort } from '../api/keys'

function isPhase(value: string | null): value is Phase {
  return PHASES.some((phase) => phase === value)
}

function isSort(value: string | null): value is StoreSort {
  return STORE_SORTS.some((sort) => sort === value)
}

/** The filter of the list. It is kept only in the URL; invalid values are ignored. */
export function useStoreFilter(): [StoreFilter, (change: Partial<StoreFilter>) => void] {
  const [params, setParams] = useSearchParams()
  const phase = params.get('phase')
  const sort = params.get('sort')
  const after = params.get('after')
  const filter: StoreFilter = {
    q: params.get('q')?.trim() ?? '',
    team: params.get('team') ?? '',
    phase: isPhase(phase) ? phase : '',
    sort: isSort(sort) ? sort : 'createdAt',
    after: after === null || after === '' ? undefined : after,
  }
  const update = (change: Partial<StoreFilter>) => {
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        for (const [key, value] of Object.entries(change) as [string, string | undefined][]) {
          if (value === undefined || value === '' || value === 'createdAt') next.delete(key)
          else next.set(key, value)
        }
        // Another filter or order starts on the first page.
        next.delete('after')
        return next
      },
      { replace: true },
    )
  }
  return [filter, update]
}
