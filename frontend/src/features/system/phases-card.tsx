import { Link } from 'react-router'

import { Card } from '@/components/layout/card'
import type { Phase, SystemInfo } from '@/lib/api/model'
import { cn } from '@/lib/cn'
import { phaseLabels, PHASES } from '@/lib/labels'

const fills: Record<Phase, string> = {
  REQUESTED: 'bg-edge',
  PROVISIONING: 'bg-accent-ink',
  READY: 'bg-ok',
  DEGRADED: 'bg-warn',
  FAILED: 'bg-bad',
  DELETING: 'bg-warn/60',
  DELETED: 'bg-edge/40',
}

/** The number of stores in each phase, with links to the filtered list. */
export function PhasesCard({ stores }: { stores: SystemInfo['stores'] }) {
  const present = PHASES.filter((phase) => phase !== 'DELETED')
  const total = present.reduce((sum, phase) => sum + (stores[phase] ?? 0), 0)
  return (
    <Card
      title="Stores by phase"
      aside={<span className="text-[0.8125rem] text-faint tabular-nums">{total} in all</span>}
    >
      <div aria-hidden className="mt-3 mb-3 flex h-3 gap-0.5 overflow-hidden rounded-full bg-quiet-wash">
        {present.map((phase) => {
          const count = stores[phase] ?? 0
          return count === 0 ? null : (
            <span
              key={phase}
              style={{ flexGrow: count }}
              className={cn('min-w-1.5 transition-[flex-grow] duration-500', fills[phase])}
            />
          )
        })}
      </div>
      <ul className="grid grid-cols-1 gap-x-6 sm:grid-cols-2">
        {[...present, 'DELETED' as const].map((phase) => (
          <li key={phase}>
            <Link
              to={`/stores?phase=${phase}`}
              className="-mx-2 flex h-9 items-center gap-2.5 rounded-lg px-2 hover:bg-hover"
            >
              <span aria-hidden className={cn('size-2.5 shrink-0 rounded-[3px]', fills[phase])} />
              <span className="flex-1 text-soft">{phaseLabels[phase]}</span>
              <span className="font-semibold tabular-nums">{stores[phase] ?? 0}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
