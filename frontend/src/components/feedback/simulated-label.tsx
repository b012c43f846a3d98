import { FlaskConical } from 'lucide-react'

import { cn } from '@/lib/cn'

import { Badge } from './badge'

/** Marks what runs on the simulated cluster. */
export function SimulatedLabel({ compact = false, className }: { compact?: boolean; className?: string }) {
  return (
    <Badge tone="sim" icon={<FlaskConical aria-hidden />} className={cn('cursor-default', className)}>
      {compact ? 'Simulated' : 'Simulated cluster'}
    </Badge>
  )
}
