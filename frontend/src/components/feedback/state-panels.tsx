import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button } from '@/components/control/button'
import { ApiError, messageOf } from '@/lib/api/problem'

interface PanelProps {
  icon: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
}

/** Shown instead of an empty list. */
export function EmptyState({ icon, title, children, action }: PanelProps) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center sm:py-20">
      <div className="mb-5 grid size-14 place-items-center rounded-2xl bg-accent-wash text-accent-ink [&_svg]:size-6">
        {icon}
      </div>
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      {children !== undefined && <div className="mt-1.5 max-w-md text-soft text-pretty">{children}</div>}
      {action !== undefined && <div className="mt-6">{action}</div>}
    </div>
  )
}

interface ErrorStateProps {
  title: string
  error: unknown
  onRetry?: () => void
}

/** Shown instead of data that could not be read. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  const requestId = error instanceof ApiError ? error.problem.requestId : undefined
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-14 text-center sm:py-20">
      <div className="mb-5 grid size-14 place-items-center rounded-2xl bg-bad-wash text-bad [&_svg]:size-6">
        <CloudOff aria-hidden />
      </div>
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1.5 max-w-md text-soft text-pretty">{messageOf(error)}</p>
      {requestId !== undefined && (
        <p className="mt-2 font-mono text-xs text-faint">Request {requestId}</p>
      )}
      {onRetry !== undefined && (
        <Button variant="secondary" className="mt-6" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
