import type { TeamRole } from '@/lib/api/model'
import { teamRoleLabels } from '@/lib/labels'

/** Choices of a role, the least first. */
export const ROLE_OPTIONS: readonly { value: TeamRole; label: string }[] = (['VIEWER', 'MANAGER', 'OWNER'] as const).map(
  (value) => ({ value, label: teamRoleLabels[value] }),
)

/** What each role may do, in one sentence. */
export const ROLE_HINTS: Record<TeamRole, string> = {
  VIEWER: 'Sees the team and its stores.',
  MANAGER: 'Creates and deletes stores, and sees their passwords.',
  OWNER: 'Everything, also members and invitations.',
}

/** The role of a choice. */
export function roleOf(value: string): TeamRole {
  return ROLE_OPTIONS.find((option) => option.value === value)?.value ?? 'VIEWER'
}
