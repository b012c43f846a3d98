import { cn } from '@/lib/cn'

/** A placeholder while data is loading. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-shimmer rounded-md bg-quiet-wash', className)} />
}
