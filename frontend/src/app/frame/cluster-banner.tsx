import { useQuery } from '@tanstack/react-query'
import { CloudOff, FlaskConical } from 'lucide-react'

import { systemQuery } from '@/lib/api/system'

/** Reports an unreachable or simulated cluster. */
export function ClusterBanner() {
  const { data } = useQuery(systemQuery)
  if (data === undefined) return null
  const { name, reachable, simulated, message } = data.cluster
  if (reachable && !simulated) return null
  return (
    <aside aria-label="About the cluster">
      {!reachable && (
        <div role="alert" className="border-b border-bad/30 bg-bad-wash text-bad">
          <p className="mx-auto flex max-w-6xl items-start gap-3 px-4 py-3 sm:px-8">
            <CloudOff className="mt-0.5 size-4.5 shrink-0" aria-hidden />
            <span>
              <strong className="font-semibold">The cluster {name} can’t be reached.</strong> Running
              shops are not affected; requests are processed once it is reachable again.
              {message !== '' && (
                <span className="block text-[0.8125rem] opacity-90">{message}</span>
              )}
            </span>
          </p>
        </div>
      )}
      {simulated && (
        // On a desktop, the sidebar shows it.
        <div className="border-b border-sim/20 bg-sim-wash text-sim lg:hidden">
          <p className="mx-auto flex max-w-6xl items-center gap-2.5 px-4 py-2 text-[0.8125rem] sm:px-8">
            <FlaskConical className="size-4 shrink-0" aria-hidden />
            Simulated cluster: no real store runs.
          </p>
        </div>
      )}
    </aside>
  )
}
