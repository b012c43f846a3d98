import { ChevronLeft, ChevronRight } from 'lucide-react'

import { Button } from './button'

interface PagerProps {
  label: string
  /** Undefined without a previous page. */
  onPrevious: (() => void) | undefined
  onNext: (() => void) | undefined
}

/** Buttons for keyset paging; nothing when there is only one page. */
export function Pager({ label, onPrevious, onNext }: PagerProps) {
  if (onPrevious === undefined && onNext === undefined) return null
  return (
    <nav aria-label={label} className="mt-4 flex items-center justify-between gap-3">
      <Button size="sm" disabled={onPrevious === undefined} onClick={onPrevious}>
        <ChevronLeft aria-hidden />
        Previous
      </Button>
      <Button size="sm" disabled={onNext === undefined} onClick={onNext}>
        Next
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  )
}
