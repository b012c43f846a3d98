import type { QueryClient } from '@tanstack/react-query'

import { withName } from '@/components/text/with-name'
import { knownStore } from '@/features/stores/api/store-cache'
import type { StreamItem } from '@/lib/api/model'
import { withBasePath } from '@/lib/base-path'
import { formatDuration } from '@/lib/time'
import { showToast } from '@/lib/toasts'

/** Shows a toast when a store becomes ready or fails, unless its own page is open. */
export function phaseNotifier(client: QueryClient): (item: StreamItem) => void {
  return ({ store }) => {
    const before = knownStore(client, store.id)
    if (before === undefined || before.phase === store.phase || before.version >= store.version) return
    const href = `/stores/${store.id}`
    if (window.location.pathname === withBasePath(href)) return
    if (store.phase === 'READY' && before.phase !== 'DEGRADED') {
      const took =
        store.readyAt === undefined ? undefined : Date.parse(store.readyAt) - Date.parse(store.createdAt)
      showToast({
        tone: 'ok',
        title: withName(store.name, 'is ready'),
        ...(took !== undefined && { detail: `It took ${formatDuration(took)}.` }),
        href,
      })
    } else if (store.phase === 'FAILED') {
      showToast({
        tone: 'bad',
        title: withName(store.name, 'has failed'),
        ...(store.failure !== undefined && { detail: store.failure.message }),
        href,
      })
    }
  }
}
