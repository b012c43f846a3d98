import type { Tone } from '@/components/feedback/badge'
import type { Phase, Store } from '@/lib/api/model'
import { phaseLabels } from '@/lib/labels'

interface PhaseLook {
  label: string
  tone: Tone
  /** Whether the platform is working on the store. */
  busy: boolean
}

const looks: Record<Phase, Omit<PhaseLook, 'label'>> = {
  REQUESTED: { tone: 'quiet', busy: true },
  PROVISIONING: { tone: 'busy', busy: true },
  READY: { tone: 'ok', busy: false },
  DEGRADED: { tone: 'warn', busy: false },
  FAILED: { tone: 'bad', busy: false },
  DELETING: { tone: 'warn', busy: true },
  DELETED: { tone: 'quiet', busy: false },
}

export function phaseLook(phase: Phase): PhaseLook {
  return { label: phaseLabels[phase], ...looks[phase] }
}

/** Whether the shop is served, but its owner has closed it to customers. */
export function isClosedByOwner({ phase, conditions }: Store): boolean {
  return (
    phase === 'READY' &&
    conditions.some(({ type, reason }) => type === 'StorefrontReachable' && reason === 'ClosedByOwner')
  )
}

/** Whether the store has a page to visit. */
export function isVisitable(phase: Phase): boolean {
  return phase === 'READY' || phase === 'DEGRADED'
}

/** Whether the deletion of the store can be requested. */
export function isDeletable(phase: Phase): boolean {
  return phase !== 'DELETING' && phase !== 'DELETED'
}
