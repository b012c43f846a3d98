import { ChevronDown } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { Link } from 'react-router'

import { CopyButton } from '@/components/control/copy-button'
import { Badge, type Tone } from '@/components/feedback/badge'
import { Quoting } from '@/components/text/quoting'
import { Ago } from '@/components/text/times'
import type { AuditAction, AuditEntry, AuditOutcome, PrincipalKind } from '@/lib/api/model'
import { auditActionLabels, auditOutcomeLabels, principalKindLabels } from '@/lib/labels'
import { formatInstant } from '@/lib/time'

const tones: Record<AuditOutcome, Tone> = {
  ACCEPTED: 'busy',
  SUCCEEDED: 'ok',
  REFUSED: 'warn',
  FAILED: 'bad',
}

/** Another version may have recorded an action that this one does not know. */
function actionLabel(action: AuditAction): string {
  const labels: Partial<Record<string, string>> = auditActionLabels
  return labels[action] ?? 'Unknown action'
}

/** As for actions. */
function kindLabel(kind: PrincipalKind): string {
  const labels: Partial<Record<string, string>> = principalKindLabels
  return labels[kind] ?? 'unknown kind'
}

/** One audit entry; its hashes are shown on demand. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  return (
    <Collapsible.Root asChild>
      <li data-action={entry.action} data-subdomain={entry.subdomain} className="animate-fade">
        <div className="flex items-start gap-4 px-4 py-3.5 sm:px-5">
          <span className="mt-0.5 hidden w-12 shrink-0 text-right text-xs text-faint tabular-nums sm:block">
            #{entry.sequence}
          </span>
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{actionLabel(entry.action)}</span>
              <Subject entry={entry} />
            </p>
            <p className="mt-0.5 text-[0.8125rem] text-faint">
              <span className="font-medium text-soft">{entry.actor}</span>
              {entry.principalKind !== undefined && ` (${kindLabel(entry.principalKind)})`}
              {entry.origin !== '' && ` from ${entry.origin}`} · <Ago at={entry.at} />
            </p>
            {entry.detail !== '' && (
              <p className="mt-1 text-[0.8125rem] wrap-anywhere text-soft">
                <Quoting text={entry.detail} />
              </p>
            )}
          </div>
          <div className="flex shrink-0 items-center gap-1.5">
            <Badge tone={tones[entry.outcome]}>{auditOutcomeLabels[entry.outcome]}</Badge>
            <Collapsible.Trigger
              aria-label={`Details of entry ${entry.sequence}`}
              className="group grid size-8 place-items-center rounded-lg text-faint hover:bg-hover hover:text-ink"
            >
              <ChevronDown
                className="size-4 transition-transform group-data-[state=open]:rotate-180"
                aria-hidden
              />
            </Collapsible.Trigger>
          </div>
        </div>
        <Collapsible.Content>
          <dl className="grid gap-x-6 gap-y-2 border-t border-line bg-sunken px-5 py-4 text-[0.8125rem] sm:grid-cols-[8rem_minmax(0,1fr)] sm:pl-[5.25rem]">
            <Detail label="When" value={formatInstant(entry.at)} />
            <Detail label="Subject" value={entry.subject} mono />
            <Detail label="Principal" value={entry.principalId ?? ''} mono />
            <Detail label="Owner" value={entry.owner ?? ''} mono />
            <Detail label="Request" value={entry.requestId} mono />
            <Detail label="Format" value={String(entry.format)} />
            <Detail label="Hash" value={entry.hash} mono copy />
            <Detail label="Previous hash" value={entry.previousHash} mono copy />
          </dl>
        </Collapsible.Content>
      </li>
    </Collapsible.Root>
  )
}

function Subject({ entry }: { entry: AuditEntry }) {
  const [kind, id] = entry.subject.split('/', 2)
  const name = entry.subdomain ?? id
  if (name === undefined) return null
  if (kind !== 'store') return <span className="text-soft">{name}</span>
  return (
    <Link to={`/stores/${id}`} className="text-accent-ink underline-offset-2 hover:underline">
      {name}
    </Link>
  )
}

interface DetailProps {
  label: string
  value: string
  mono?: boolean
  copy?: boolean
}

function Detail({ label, value, mono = false, copy = false }: DetailProps) {
  if (value === '') return null
  return (
    <>
      <dt className="text-faint">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <span className={mono ? 'font-mono text-xs break-all' : ''}>{value}</span>
        {copy && <CopyButton text={value} label={`Copy the ${label.toLowerCase()}`} className="-my-1.5" />}
      </dd>
    </>
  )
}
