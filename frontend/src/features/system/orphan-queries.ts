import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { withName } from '@/components/text/with-name'
import { api, body } from '@/lib/api/client'
import type { Orphan, Store } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'
import { systemQuery } from '@/lib/api/system'
import { showToast } from '@/lib/toasts'

const PAGE_SIZE = 50
const POLL_MS = 15_000

/** Namespaces without a store. They have no events, so they are polled. */
export const orphansQuery = queryOptions({
  queryKey: ['orphans'],
  queryFn: ({ signal }) =>
    body(api.GET('/api/v1/orphans', { params: { query: { limit: PAGE_SIZE } }, signal })),
  refetchInterval: POLL_MS,
})

/** An action on an orphan; afterwards, the lists it may have changed are read again. */
function useOrphanAction(send: (namespace: string) => Promise<Store>, done: string, refusal: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (orphan: Orphan) => send(orphan.namespace),
    onSuccess: (store) => showToast({ tone: 'ok', title: withName(store.name, done) }),
    onError: (error) => showToast({ tone: 'bad', title: refusal, detail: messageOf(error) }),
    onSettled: () => {
      for (const queryKey of [orphansQuery.queryKey, systemQuery.queryKey, ['stores'], ['audit', 'page']]) {
        void client.invalidateQueries({ queryKey })
      }
    },
  })
}

export function useAdoptOrphan() {
  return useOrphanAction(
    (namespace) => body(api.POST('/api/v1/orphans/{namespace}:adopt', { params: { path: { namespace } } })),
    'was adopted',
    'The namespace was not adopted',
  )
}

export function useDeleteOrphan() {
  return useOrphanAction(
    (namespace) => body(api.DELETE('/api/v1/orphans/{namespace}', { params: { path: { namespace } } })),
    'is being deleted',
    'The namespace was not deleted',
  )
}
