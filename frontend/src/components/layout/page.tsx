import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'react-router'

import { isolated } from '@/lib/direction'

interface PageHeaderProps {
  title: string
  description?: ReactNode
  actions?: ReactNode
}

let firstPage = true

/** The page's heading. Focused after navigation, so that screen readers announce it. */
export function PageHeading({ title, className }: { title: string; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    // The browser announces the first page.
    if (firstPage) firstPage = false
    else if (document.querySelector('[role=dialog]') === null) heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <>
      <title>{`${isolated(title)} · Urumi`}</title>
      <h1
        ref={heading}
        tabIndex={-1}
        dir="auto"
        className={className ?? 'text-[1.625rem] leading-tight font-semibold tracking-[-0.022em] wrap-anywhere'}
      >
        {title}
      </h1>
    </>
  )
}

export function PageHeader({ title, description, actions }: PageHeaderProps) {
  return (
    <div className="mb-5 flex items-end justify-between gap-4 sm:mb-6">
      <div>
        <PageHeading title={title} />
        {description !== undefined && <p className="mt-1 hidden text-soft sm:block">{description}</p>}
      </div>
      {actions}
    </div>
  )
}
