import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'

import { Card } from '@/components/layout/card'
import { Ago } from '@/components/text/times'
import type { Condition } from '@/lib/api/model'
import { conditionLabels, reasonLabels } from '@/lib/labels'

const statuses: Record<Condition['status'], { word: string; icon: ReactNode }> = {
  TRUE: { word: 'yes', icon: <CircleCheck className="text-ok" aria-hidden /> },
  FALSE: { word: 'no', icon: <CircleX className="text-bad" aria-hidden /> },
  UNKNOWN: { word: 'unknown', icon: <CircleDashed className="text-faint" aria-hidden /> },
}

/** The conditions of the store, each with its reason. */
export function ConditionsCard({ conditions }: { conditions: readonly Condition[] }) {
  const met = conditions.filter(({ status }) => status === 'TRUE').length
  return (
    <Card
      title="Conditions"
      aside={
        <span className="text-[0.8125rem] text-faint tabular-nums">
          {met} of {conditions.length}
        </span>
      }
    >
      <ul className="pt-1">
        {conditions.map((condition) => (
          <ConditionRow key={condition.type} condition={condition} />
        ))}
      </ul>
    </Card>
  )
}

function ConditionRow({ condition }: { condition: Condition }) {
  const { type, status, reason, message, lastTransitionTime } = condition
  const look = statuses[status]
  return (
    <li className="flex gap-3 py-2">
      <span className="mt-0.5 shrink-0 [&_svg]:size-4.5">{look.icon}</span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <p className="font-medium">
            {conditionLabels[type]}
            <span className="sr-only">: {look.word}</span>
          </p>
          {status !== 'UNKNOWN' && (
            <span className="shrink-0 text-xs text-faint">
              <Ago at={lastTransitionTime} />
            </span>
          )}
        </div>
        <p className="text-[0.8125rem] text-faint">{message === '' ? reasonLabels[reason] : message}</p>
      </div>
    </li>
  )
}
