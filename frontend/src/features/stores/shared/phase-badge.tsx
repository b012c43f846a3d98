import { Badge, Dot } from '@/components/feedback/badge'
import type { Phase } from '@/lib/api/model'

import { phaseLook } from './phase'

export function PhaseBadge({ phase }: { phase: Phase }) {
  const { label, tone, busy } = phaseLook(phase)
  return (
    <Badge tone={tone} icon={<Dot pulsing={busy} />}>
      {label}
    </Badge>
  )
}
