import { Card } from '@/components/layout/card'
import type { SystemInfo } from '@/lib/api/model'

/** The reconciler's queue. */
export function QueueCard({ queue }: { queue: SystemInfo['queue'] }) {
  return (
    <Card title="Queue">
      <dl className="grid grid-cols-3 gap-3 pt-2">
        <Figure label="In flight" value={queue.inFlight} note="being reconciled" />
        <Figure label="Due" value={queue.due} note="ready to be reconciled" />
        <Figure label="Waiting" value={queue.waiting} note="due later" />
      </dl>
      <p className="mt-4 text-[0.8125rem] text-pretty text-faint">
        A growing number of due stores means that requests arrive faster than they are processed.
      </p>
    </Card>
  )
}

function Figure({ label, value, note }: { label: string; value: number; note: string }) {
  return (
    <div className="rounded-xl bg-sunken px-3.5 py-3">
      <dt className="text-xs font-medium text-faint">{label}</dt>
      <dd>
        <span className="block text-2xl leading-9 font-semibold tracking-tight tabular-nums">
          {value.toLocaleString()}
        </span>
        <span className="block text-xs text-faint">{note}</span>
      </dd>
    </div>
  )
}
