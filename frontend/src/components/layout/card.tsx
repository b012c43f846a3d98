import { useId, type ReactNode } from 'react'

import { cn } from '@/lib/cn'

interface CardProps {
  title: ReactNode
  /** Shown next to the title, for example a count. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A section of a page with a title. */
export function Card({ title, aside, className, children }: CardProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={cn('rounded-2xl border border-line bg-surface shadow-card', className)}
    >
      <header className="flex min-h-12 items-center justify-between gap-3 px-5 pt-3.5 pb-1">
        <h2 id={id} className="text-[0.9375rem] font-semibold tracking-tight">
          {title}
        </h2>
        {aside}
      </header>
      <div className="px-5 pb-5">{children}</div>
    </section>
  )
}

interface FactsProps {
  items: readonly { label: string; value: ReactNode }[]
}

/** Names and values, one on each line. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ label, value }) => (
        <div key={label} className="flex items-baseline justify-between gap-6 py-2.5">
          <dt className="shrink-0 text-faint">{label}</dt>
          <dd className="min-w-0 text-right font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
