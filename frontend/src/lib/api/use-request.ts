import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'

import { messageOf } from '@/lib/api/problem'
import { showToast } from '@/lib/toasts'

interface RequestOptions {
  /** What is read again afterwards, also after a refusal. */
  outdates?: QueryKey
  /** Title of the message after a refusal; without it, a form shows the refusal. */
  refusal?: string
  onSuccess?: () => void
}

/** A request that changes something. */
export function useRequest<T, R = unknown>(send: (target: T) => Promise<R>, options: RequestOptions) {
  const { outdates, refusal, onSuccess } = options
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: () => onSuccess?.(),
    onError: (error) => {
      if (refusal !== undefined) showToast({ tone: 'bad', title: refusal, detail: messageOf(error) })
    },
    onSettled: () => (outdates === undefined ? undefined : client.invalidateQueries({ queryKey: outdates })),
  })
}
