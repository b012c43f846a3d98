import { type LucideIcon } from 'lucide-react'
import { type ReactNode, type SyntheticEvent } from 'react'

import { Brand } from '@/components/brand'

interface AccessFormProps {
  /** Title of the page. */
  title: string
  icon: LucideIcon
  onSubmit: (event: SyntheticEvent) => void
  /** Heading, inputs and button. */
  children: ReactNode
}

/** The page with the one form that gives access to the control plane. */
export function AccessForm({ title, icon: Icon, onSubmit, children }: AccessFormProps) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <title>{`${title} · Urumi`}</title>
      <div className="w-full max-w-sm">
        <Brand className="mb-8 justify-center" />
        <form
          onSubmit={onSubmit}
          noValidate
          className="rounded-2xl border border-line bg-surface p-6 shadow-card sm:p-7"
        >
          <span className="mb-4 grid size-11 place-items-center rounded-xl bg-accent-wash text-accent-ink">
            <Icon className="size-5" aria-hidden />
          </span>
          {children}
        </form>
      </div>
    </main>
  )
}
