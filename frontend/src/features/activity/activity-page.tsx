import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useSearchParams } from 'react-router'

import { Pager } from '@/components/control/pager'
import { Skeleton } from '@/components/feedback/skeleton'
import { EmptyState, ErrorState } from '@/components/feedback/state-panels'
import { PageHeader } from '@/components/layout/page'
import { cn } from '@/lib/cn'
import { useFallbackInterval } from '@/lib/stream/live-status'
import { useKeysetPaging } from '@/lib/use-keyset-paging'

import { AnchorNote } from './anchor-note'
import { AuditRow } from './audit-row'
import { ExportButton } from './export-button'
import { auditQuery } from './queries'
import { VerificationPanel } from './verification-panel'

/** The audit log. */
export function ActivityPage() {
  const [params] = useSearchParams()
  const audit = useQuery({
    ...auditQuery(params.get('after') ?? undefined),
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  })
  const paging = useKeysetPaging(audit.isPlaceholderData ? undefined : audit.data?.next)
  return (
    <>
      <PageHeader
        title="Activity"
        description="The audit log: who did what, when and with what result."
        actions={<ExportButton />}
      />
      <VerificationPanel />
      <AnchorNote />
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {audit.data !== undefined && audit.data.items.length > 0 ? (
          <ol
            aria-label="Audit log"
            aria-busy={audit.isPlaceholderData}
            className={cn('divide-y divide-line transition-opacity', audit.isPlaceholderData && 'opacity-60')}
          >
            {audit.data.items.map((entry) => (
              <AuditRow key={entry.sequence} entry={entry} />
            ))}
          </ol>
        ) : audit.isPending ? (
          <div role="status" aria-label="Reading the audit log" className="space-y-6 p-5">
            {[0, 1, 2, 3, 4].map((row) => (
              <Skeleton key={row} className="h-8" />
            ))}
          </div>
        ) : audit.isError ? (
          <ErrorState
            title="The audit log could not be read"
            error={audit.error}
            onRetry={() => void audit.refetch()}
          />
        ) : (
          <EmptyState icon={<ScrollText aria-hidden />} title="No entries yet">
            Every request to create, retry or delete a store adds an entry, also when it is refused.
          </EmptyState>
        )}
      </div>
      <Pager label="Pages of the audit log" onPrevious={paging.previous} onNext={paging.next} />
    </>
  )
}
