import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { Dot } from '@/components/feedback/badge'
import { SimulatedLabel } from '@/components/feedback/simulated-label'
import { Skeleton } from '@/components/feedback/skeleton'
import { systemQuery } from '@/lib/api/system'

/** The name of the cluster and whether it is reachable. */
export function ClusterStatus() {
  const { data } = useQuery(systemQuery)
  if (data === undefined) return <Skeleton className="h-16 rounded-xl" />
  const { name, reachable, simulated, version } = data.cluster
  return (
    <Link
      to="/system"
      className="block rounded-xl border border-line bg-surface px-3.5 py-3 shadow-card transition-colors hover:border-edge"
    >
      <span className="flex items-center gap-2 text-[0.8125rem] font-medium">
        <Dot className={reachable ? 'text-ok' : 'text-bad'} />
        <span className="truncate">{name}</span>
      </span>
      <span className="mt-0.5 block text-xs text-faint">
        {!reachable ? 'Unreachable' : simulated ? 'Reachable' : (version ?? 'Reachable')}
      </span>
      {simulated && <SimulatedLabel className="mt-2" />}
    </Link>
  )
}
