import { type LucideIcon } from 'lucide-react'
import { type ReactNode, type SyntheticEvent } from 'react'

import { Brand } from './brand'

interface AccessPageProps {
  /** Title of the page. */
  title: string
  icon: LucideIcon
  /** Heading, inputs and button. */
  children: ReactNode
}

/** The page that gives access to the control plane. */
export function AccessPage({ title, icon: Icon, children }: AccessPageProps) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <title>{`${title} · Urumi`}</title>
      <div className="w-full max-w-sm">
        <Brand className="mb-8 justify-center" />
        <div className="rounded-2xl border border-line bg-surface p-6 shadow-card sm:p-7">
          <span className="mb-4 grid size-11 place-items-center rounded-xl bg-accent-wash text-accent-ink">
            <Icon className="size-5" aria-hidden />
          </span>
          {children}
        </div>
      </div>
    </main>
  )
}

interface AccessFormProps extends AccessPageProps {
  onSubmit: (event: SyntheticEvent) => void
}

/** The same page with one form. */
export function AccessForm({ onSubmit, children, ...page }: AccessFormProps) {
  return (
    <AccessPage {...page}>
      <form onSubmit={onSubmit} noValidate>
        {children}
      </form>
    </AccessPage>
  )
}
