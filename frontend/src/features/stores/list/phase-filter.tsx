import { ToggleGroup } from 'radix-ui'

import { Dot, type Tone } from '@/components/feedback/badge'
import type { Phase, SystemInfo } from '@/lib/api/model'
import { cn } from '@/lib/cn'
import { PHASES } from '@/lib/labels'

import type { StoreFilter } from '../api/keys'
import { phaseLook } from '../shared/phase'

const ALL = 'ALL'

const dots: Record<Tone, string> = {
  sim: 'text-faint',
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
  busy: 'text-accent-ink',
  quiet: 'text-faint',
}

interface PhaseFilterProps {
  value: StoreFilter['phase']
  counts: SystemInfo['stores'] | undefined
  onChange: (phase: StoreFilter['phase']) => void
}

/** One phase or all phases, each with the number of stores. */
export function PhaseFilter({ value, counts, onChange }: PhaseFilterProps) {
  const total = Object.entries(counts ?? {}).reduce(
    (sum, [phase, count]) => (phase === 'DELETED' ? sum : sum + count),
    0,
  )
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Filter by phase"
      value={value === '' ? ALL : value}
      onValueChange={(next) => onChange(next === ALL || next === '' ? '' : (next as Phase))}
      className="-mx-4 flex [scrollbar-width:none] gap-1.5 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0"
    >
      <Chip value={ALL} label="All" count={counts && total} />
      {PHASES.map((phase) => {
        const { label, tone } = phaseLook(phase)
        return (
          <Chip
            key={phase}
            value={phase}
            label={label}
            count={counts && (counts[phase] ?? 0)}
            dot={dots[tone]}
          />
        )
      })}
    </ToggleGroup.Root>
  )
}

interface ChipProps {
  value: string
  label: string
  count: number | undefined
  dot?: string | undefined
}

function Chip({ value, label, count, dot }: ChipProps) {
  return (
    <ToggleGroup.Item
      value={value}
      className={cn(
        'inline-flex h-9 shrink-0 items-center gap-2 rounded-full border border-line bg-surface px-3.5 text-[0.8125rem] font-medium text-soft transition-colors sm:h-8 sm:px-3',
        'hover:border-edge hover:text-ink',
        'data-[state=on]:border-ink data-[state=on]:bg-ink data-[state=on]:text-canvas',
      )}
    >
      {dot !== undefined && <Dot className={cn('size-1.5', dot)} />}
      {label}
      {count !== undefined && <span className="text-xs tabular-nums opacity-80">{count}</span>}
    </ToggleGroup.Item>
  )
}
