import { ChevronDown } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { Link } from 'react-router'

import { Badge, type Tone } from '@/components/badge'
import { CopyButton } from '@/components/copy-button'
import { Ago } from '@/components/times'
import type { AuditEntry, AuditOutcome } from '@/lib/api/model'
import { formatInstant } from '@/lib/time'

const outcomes: Record<AuditOutcome, { label: string; tone: Tone }> = {
  ACCEPTED: { label: 'Accepted', tone: 'busy' },
  SUCCEEDED: { label: 'Succeeded', tone: 'ok' },
  REFUSED: { label: 'Refused', tone: 'warn' },
  FAILED: { label: 'Failed', tone: 'bad' },
}

const actions: Record<string, string> = {
  'store.create': 'Create store',
  'store.delete': 'Delete store',
  'store.retry': 'Retry store',
  'orphan.found': 'Orphan found',
  'orphan.resolved': 'Orphan resolved',
  'orphan.adopt': 'Adopt orphan',
  'orphan.delete': 'Delete orphan',
}

/** One entry; its place in the chain of hashes unfolds. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { label, tone } = outcomes[entry.outcome]
  return (
    <Collapsible.Root asChild>
      <li data-action={entry.action} data-subdomain={entry.subdomain} className="animate-fade">
        <div className="flex items-start gap-4 px-4 py-3.5 sm:px-5">
          <span className="mt-0.5 hidden w-12 shrink-0 text-right text-xs text-faint tabular-nums sm:block">
            #{entry.sequence}
          </span>
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{actions[entry.action] ?? entry.action}</span>
              <Subject entry={entry} />
            </p>
            <p className="mt-0.5 text-[0.8125rem] text-faint">
              <span className="font-medium text-soft">{entry.actor}</span>
              {entry.origin !== '' && ` from ${entry.origin}`} · <Ago at={entry.at} />
            </p>
            {entry.detail !== '' && (
              <p className="mt-1 text-[0.8125rem] text-soft">{entry.detail}</p>
            )}
          </div>
          <div className="flex shrink-0 items-center gap-1.5">
            <Badge tone={tone}>{label}</Badge>
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
            <Detail label="Action" value={entry.action} mono />
            <Detail label="Subject" value={entry.subject} mono />
            <Detail label="Request" value={entry.requestId} mono />
            <Detail label="Hash" value={entry.hash} mono copy />
            <Detail label="Previous hash" value={entry.previousHash} mono copy />
          </dl>
        </Collapsible.Content>
      </li>
    </Collapsible.Root>
  )
}

function Subject({ entry }: { entry: AuditEntry }) {
  const storeId = (entry.subject.startsWith('store/')) ? entry.subject.slice('store/'.length) : ''
  const name = entry.subdomain ?? entry.subject
  if (name === '') return null
  if (storeId === '') return <span className="text-soft">{name}</span>
  return (
    <Link to={`/stores/${storeId}`} className="text-accent-ink underline-offset-2 hover:underline">
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
