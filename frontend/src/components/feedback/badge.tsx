import type { ReactNode } from 'react'

import { cn } from '@/lib/cn'

export type Tone = 'ok' | 'warn' | 'bad' | 'busy' | 'quiet' | 'sim'

const tones: Record<Tone, string> = {
  ok: 'bg-ok-wash text-ok',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  busy: 'bg-accent-wash text-accent-ink',
  quiet: 'bg-quiet-wash text-soft',
  sim: 'bg-sim-wash text-sim',
}

interface BadgeProps {
  tone: Tone
  icon?: ReactNode
  className?: string
  children: ReactNode
}

export function Badge({ tone, icon, className, children }: BadgeProps) {
  return (
    <span
      className={cn(
        'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-xs font-medium whitespace-nowrap',
        '[&_svg]:size-3.5',
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}

/** A dot that pulses while something is running. */
export function Dot({ pulsing = false, className }: { pulsing?: boolean; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('size-2 shrink-0 rounded-full bg-current', pulsing && 'animate-halo', className)}
    />
  )
}
