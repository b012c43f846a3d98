import { useQuery } from '@tanstack/react-query'
import { Cpu, HardDrive, MemoryStick } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { useId, type ReactNode } from 'react'

import { Skeleton } from '@/components/feedback/skeleton'
import type { Plan } from '@/lib/api/model'
import { messageOf } from '@/lib/api/problem'

import { plansQuery } from '../api/queries'

interface PlanPickerProps {
  /** Empty for the default plan. */
  value: string
  onChange: (plan: string) => void
  error: string | undefined
}

export function PlanPicker({ value, onChange, error }: PlanPickerProps) {
  const plans = useQuery(plansQuery)
  const labelId = useId()
  const items = plans.data?.items
  const chosen = value === '' ? items?.find((plan) => plan.default)?.name : value
  return (
    <div>
      <p id={labelId} className="mb-1.5 font-medium">
        Plan
      </p>
      {items !== undefined ? (
        <RadioGroup.Root
          aria-labelledby={labelId}
          value={chosen ?? null}
          onValueChange={onChange}
          className="grid gap-2"
        >
          {items.map((plan) => (
            <PlanOption key={plan.name} plan={plan} />
          ))}
        </RadioGroup.Root>
      ) : plans.isError ? (
        <p className="text-faint">The plans could not be read ({messageOf(plans.error)}). The default is used.</p>
      ) : (
        <div className="grid gap-2">
          <Skeleton className="h-18 rounded-xl" />
          <Skeleton className="h-18 rounded-xl" />
          <Skeleton className="h-18 rounded-xl" />
        </div>
      )}
      {error !== undefined && (
        <p role="alert" className="mt-1.5 text-[0.8125rem] text-bad">
          {error}
        </p>
      )}
    </div>
  )
}

function PlanOption({ plan }: { plan: Plan }) {
  const { cpu, memory, storage } = plan.resources
  return (
    <RadioGroup.Item
      value={plan.name}
      className="group flex w-full items-start gap-3 rounded-xl border border-line bg-surface p-3.5 text-left transition-colors hover:border-edge data-[state=checked]:border-accent-ink data-[state=checked]:bg-accent-wash/50"
    >
      <span className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-full border-[1.5px] border-edge group-data-[state=checked]:border-accent-ink">
        <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent-ink" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2 font-medium">
          {plan.title}
          {plan.default && <span className="text-xs font-normal text-faint">Default</span>}
        </span>
        <span className="block text-[0.8125rem] text-soft">{plan.description}</span>
        <span className="mt-1.5 flex flex-wrap gap-x-3.5 gap-y-0.5 text-xs text-faint">
          <Resource icon={<Cpu aria-hidden />} label="CPU" value={cpu} />
          <Resource icon={<MemoryStick aria-hidden />} label="memory" value={memory} />
          <Resource icon={<HardDrive aria-hidden />} label="storage" value={storage} />
        </span>
      </span>
    </RadioGroup.Item>
  )
}

function Resource({ icon, label, value }: { icon: ReactNode; label: string; value: string }) {
  return (
    <span className="inline-flex items-center gap-1 [&_svg]:size-3.5">
      {icon}
      {value} {label}
    </span>
  )
}
