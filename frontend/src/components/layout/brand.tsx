import { useId } from 'react'

import { cn } from '@/lib/cn'

/** The logo: the flexible blade that Urumi is named after, coiled into a U. */
export function BrandMark({ className }: { className?: string }) {
  const gradient = useId()
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn('size-8 shrink-0', className)}>
      <defs>
        <linearGradient id={gradient} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#4a6bff" />
          <stop offset="1" stopColor="#2336b8" />
        </linearGradient>
      </defs>
      <rect width="32" height="32" rx="8.5" fill={`url(#${gradient})`} />
      <path
        d="M9 8.5v7.5a6.5 6.5 0 0 0 13 0v-3.2a3.3 3.3 0 0 0-6.6 0v3.2"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  )
}

export function Brand({ className }: { className?: string }) {
  return (
    <span className={cn('flex items-center gap-2.5', className)}>
      <BrandMark />
      <span className="text-[1.0625rem] font-semibold tracking-[-0.02em]">Urumi</span>
    </span>
  )
}
