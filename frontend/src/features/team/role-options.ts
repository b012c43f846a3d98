import type { TeamRole } from '@/lib/api/model'
import { teamRoleLabels } from '@/lib/labels'

/** The roles to choose from, the one with the fewest permissions first. */
export const ROLE_OPTIONS: readonly { value: TeamRole; label: string }[] = (['VIEWER', 'MANAGER', 'OWNER'] as const).map(
  (value) => ({ value, label: teamRoleLabels[value] }),
)

/** What each role may do, in one sentence. */
export const ROLE_HINTS: Record<TeamRole, string> = {
  VIEWER: 'Sees the team and its stores.',
  MANAGER: 'Creates, retries and deletes stores, sees the passwords of shops, and reads the audit log of the team.',
  OWNER: 'Everything, including members and invitations.',
}

/** The role of a choice. */
export function roleOf(value: string): TeamRole {
  return ROLE_OPTIONS.find((option) => option.value === value)?.value ?? 'VIEWER'
}
