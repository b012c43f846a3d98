import { cn } from '@/lib/cn'

/** Stands where something is about to appear. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-shimmer rounded-md bg-quiet-wash', className)} />
}
