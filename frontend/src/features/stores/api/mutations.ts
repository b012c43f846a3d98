import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'

import { api, body } from '@/lib/api/client'
import type { CreateStoreRequest, Store } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'
import { showToast } from '@/lib/toasts'

import { storeKeys } from './keys'
import { knownStore, putStore } from './store-cache'

function put(client: QueryClient, store: Store): void {
  putStore(client, store, () => void client.invalidateQueries({ queryKey: storeKeys.lists }))
}

interface Creation {
  request: CreateStoreRequest
  /** The same for a repeated submission, so that a lost response does not create a second store. */
  idempotencyKey: string
}

export function useCreateStore() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ request, idempotencyKey }: Creation) =>
      body(
        api.POST('/api/v1/stores', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: request,
        }),
      ),
    onSuccess: (store) => {
      put(client, store)
      void client.invalidateQueries({ queryKey: ['subdomains'] })
    },
  })
}

/**
 * A change that is shown as `expected` immediately and rolled back when the server refuses it.
 */
function useStoreAction(
  send: (id: string) => Promise<Store>,
  expected: (store: Store) => Store,
  refusal: string,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (store: Store) => send(store.id),
    onMutate: (store) => put(client, expected(knownStore(client, store.id) ?? store)),
    onSuccess: (store) => put(client, store),
    onError: (error, store) => {
      // Restores the old state, unless the stream delivered a newer one.
      put(client, store)
      void client.invalidateQueries({ queryKey: storeKeys.detail(store.id) })
      showToast({ tone: 'bad', title: refusal, detail: messageOf(error) })
    },
  })
}

export function useDeleteStore() {
  return useStoreAction(
    (id) => body(api.DELETE('/api/v1/stores/{id}', { params: { path: { id } } })),
    ({ failure: _failure, currentStep: _currentStep, ...store }) => ({
      ...store,
      desired: 'DELETED',
      phase: 'DELETING',
    }),
    'The store was not deleted',
  )
}

export function useTransferStore() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ store, teamId }: { store: Store; teamId: string }) =>
      body(api.POST('/api/v1/stores/{id}:transfer', { params: { path: { id: store.id } }, body: { teamId } })),
    onSuccess: (store) => {
      put(client, store)
      // Other events of it are visible than before.
      void client.invalidateQueries({ queryKey: storeKeys.events(store.id) })
      showToast({ tone: 'ok', title: `${store.name} belongs to another team` })
    },
  })
}

/** Not kept in the cache of queries: the value is gone with the dialog. */
export function useRevealCredentials(id: string) {
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/stores/{id}:reveal-credentials', { params: { path: { id } } })),
    gcTime: 0,
  })
}

export function useRetryStore() {
  return useStoreAction(
    (id) => body(api.POST('/api/v1/stores/{id}:retry', { params: { path: { id } } })),
    ({ failure: _failure, ...store }) => ({
      ...store,
      phase: store.desired === 'DELETED' ? 'DELETING' : 'PROVISIONING',
    }),
    'The store could not be retried',
  )
}
