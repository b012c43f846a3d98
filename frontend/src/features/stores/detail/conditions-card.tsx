import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'

import { Card } from '@/components/card'
import { Ago } from '@/components/times'
import type { Condition } from '@/lib/api/model'

const labels: Record<string, string> = {
  NamespaceReady: 'Namespace ready',
  GuardrailsApplied: 'Guardrails applied',
  CredentialsPresent: 'Credentials present',
  ReleaseDeployed: 'Release deployed',
  WorkloadAvailable: 'Workload available',
  StorefrontReachable: 'Storefront reachable',
  Ready: 'Ready',
}

const marks: Record<Condition['status'], { word: string; icon: ReactNode }> = {
  TRUE: { word: 'yes', icon: <CircleCheck className="text-ok" aria-hidden /> },
  FALSE: { word: 'no', icon: <CircleX className="text-bad" aria-hidden /> },
  UNKNOWN: { word: 'unknown', icon: <CircleDashed className="text-faint" aria-hidden /> },
}

/** What is true of the store, each with its reason, as Kubernetes tells conditions. */
export function ConditionsCard({ conditions }: { conditions: readonly Condition[] }) {
  const settled = conditions.filter(({ status }) => status === 'TRUE').length
  return (
    <Card
      title="Conditions"
      aside={
        <span className="text-[0.8125rem] text-faint tabular-nums">
          {settled} of {conditions.length}
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
  const mark = marks[status]
  return (
    <li className="flex gap-3 py-2">
      <span className="mt-0.5 shrink-0 [&_svg]:size-4.5">{mark.icon}</span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <p className="font-medium">
            {labels[type] ?? type}
            <span className="sr-only">: {mark.word}</span>
          </p>
          {status !== 'UNKNOWN' && (
            <span className="shrink-0 text-xs text-faint">
              <Ago at={lastTransitionTime} />
            </span>
          )}
        </div>
        <p className="text-[0.8125rem] text-faint">{message === '' ? reason : message}</p>
      </div>
    </li>
  )
}
