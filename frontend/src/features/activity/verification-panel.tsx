import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button } from '@/components/control/button'
import { Ago } from '@/components/text/times'
import { messageOf } from '@/lib/api/problem'
import { cn } from '@/lib/cn'
import { showToast } from '@/lib/toasts'

import { verificationQuery, verifyAll } from './queries'

/** The result of verifying the hash chain. */
export function VerificationPanel() {
  const check = useQuery(verificationQuery)
  const verify = (
    <Button size="sm" busy={check.isFetching} onClick={() => void check.refetch()}>
      Verify again
    </Button>
  )
  if (check.data === undefined) {
    return (
      <Panel tone="quiet" icon={<ShieldQuestion aria-hidden />} action={check.isError ? verify : undefined}>
        {check.isError ? `The chain could not be checked: ${messageOf(check.error)}` : 'Checking the chain…'}
      </Panel>
    )
  }
  const { intact, entries, brokenAt, checkedAt, from, fullAt } = check.data
  return intact ? (
    <Panel
      tone="ok"
      icon={<ShieldCheck aria-hidden />}
      action={
        from > 1 ? (
          <>
            {verify}
            <VerifyAllButton />
          </>
        ) : (
          verify
        )
      }
      title="The log is intact"
    >
      {from > 1 ? (
        <>
          The entries #{from.toLocaleString()} to #{entries.toLocaleString()} match their hashes. Checked{' '}
          <Ago at={checkedAt} />; all entries <Ago at={fullAt} />.
        </>
      ) : (
        <>
          All {entries.toLocaleString()} entries match their hashes. Checked <Ago at={checkedAt} />.
        </>
      )}
    </Panel>
  ) : (
    <Panel tone="bad" icon={<ShieldAlert aria-hidden />} action={verify} title="The log has been changed">
      {brokenAt === undefined ? 'An entry does' : `Entry #${brokenAt} does`} not match its hash. Later
      entries can’t be trusted. Checked <Ago at={checkedAt} />.
    </Panel>
  )
}

function VerifyAllButton() {
  const client = useQueryClient()
  const all = useMutation({ mutationFn: () => verifyAll(client),
    onError: (error) =>
      showToast({ tone: 'bad', title: 'The log was not verified', detail: messageOf(error) }),
  })
  return (
    <Button size="sm" busy={all.isPending} onClick={() => all.mutate()}>
      Verify all entries
    </Button>
  )
}

interface PanelProps {
  tone: 'ok' | 'bad' | 'quiet'
  icon: ReactNode
  title?: string
  action?: ReactNode
  children: ReactNode
}

const icons = { ok: 'bg-ok-wash text-ok', bad: 'bg-bad-wash text-bad', quiet: 'bg-quiet-wash text-faint' }

function Panel({ tone, icon, title, action, children }: PanelProps) {
  return (
    <section
      aria-label="Chain verification"
      data-tone={tone}
      className={cn(
        'mb-5 flex min-h-[4.75rem] flex-wrap items-center gap-4 rounded-2xl border bg-surface p-4 shadow-card sm:px-5',
        tone === 'bad' ? 'border-bad/40' : 'border-line',
      )}
    >
      <span className={cn('grid size-10 shrink-0 place-items-center rounded-xl [&_svg]:size-5', icons[tone])}>
        {icon}
      </span>
      <div className="min-w-0 flex-1 basis-52" role="status">
        {title !== undefined && <h2 className="font-semibold tracking-tight">{title}</h2>}
        <p className="text-[0.8125rem] text-soft">{children}</p>
      </div>
      {action}
    </section>
  )
}
