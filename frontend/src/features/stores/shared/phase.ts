import type { Tone } from '@/components/badge'
import type { Phase } from '@/lib/api/model'

interface PhaseLook {
  label: string
  tone: Tone
  /** Whether something is being done about the store. */
  busy: boolean
}

const looks: Record<Phase, PhaseLook> = {
  REQUESTED: { label: 'Requested', tone: 'quiet', busy: true },
  PROVISIONING: { label: 'Provisioning', tone: 'busy', busy: true },
  READY: { label: 'Ready', tone: 'ok', busy: false },
  DEGRADED: { label: 'Degraded', tone: 'warn', busy: false },
  FAILED: { label: 'Failed', tone: 'bad', busy: false },
  DELETING: { label: 'Deleting', tone: 'warn', busy: true },
  DELETED: { label: 'Deleted', tone: 'quiet', busy: false },
}

export function phaseLook(phase: Phase): PhaseLook {
  return looks[phase]
}

/** Whether a customer can be sent to the store. */
export function isVisitable(phase: Phase): boolean {
  return phase === 'READY' || phase === 'DEGRADED'
}

/** Whether deleting the store is still to be asked for. */
export function isDeletable(phase: Phase): boolean {
  return phase !== 'DELETING' && phase !== 'DELETED'
}
