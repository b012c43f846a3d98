import { Select } from '@/components/control/select-field'
import type { Team } from '@/lib/api/model'

interface TeamFilterProps {
  teams: readonly Team[]
  /** Empty for all. */
  value: string
  onChange: (team: string) => void
}

/** One team or all teams. */
export function TeamFilter({ teams, value, onChange }: TeamFilterProps) {
  return (
    <Select
      aria-label="Team"
      className="order-last h-10 w-full shadow-card sm:order-none sm:w-auto sm:max-w-52"
      options={[{ value: '', label: 'All teams' }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      value={value}
      onChange={onChange}
    />
  )
}
