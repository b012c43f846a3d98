import { Check } from 'lucide-react'
import { Checkbox } from 'radix-ui'
import { useId } from 'react'

import type { TokenScope } from '@/lib/api/model'
import { scopeLabels } from '@/lib/labels'

interface ScopePickerProps {
  /** What can be chosen. */
  grantable: readonly TokenScope[]
  value: readonly TokenScope[]
  onChange: (scopes: readonly TokenScope[]) => void
  error: string | undefined
}

/** The permissions of a token. */
export function ScopePicker({ grantable, value, onChange, error }: ScopePickerProps) {
  const id = useId()
  const toggle = (scope: TokenScope) =>
    onChange(value.includes(scope) ? value.filter((each) => each !== scope) : [...value, scope])
  return (
    <fieldset aria-describedby={`${id}-error`}>
      <legend className="mb-1.5 font-medium">Permissions</legend>
      <ul className="divide-y divide-line rounded-xl border border-line">
        {grantable.map((scope) => (
          <li key={scope} className="flex items-center gap-3 px-3.5">
            <Checkbox.Root
              id={`${id}-${scope}`}
              checked={value.includes(scope)}
              onCheckedChange={() => toggle(scope)}
              className="grid size-5 shrink-0 place-items-center rounded-md border-[1.5px] border-edge data-[state=checked]:border-accent data-[state=checked]:bg-accent"
            >
              <Checkbox.Indicator>
                <Check className="size-3.5 text-white" aria-hidden />
              </Checkbox.Indicator>
            </Checkbox.Root>
            <label htmlFor={`${id}-${scope}`} className="flex min-h-11 flex-1 flex-wrap items-center justify-between gap-x-3">
              {scopeLabels[scope]}
              <code className="text-xs text-faint">{scope}</code>
            </label>
          </li>
        ))}
      </ul>
      <p id={`${id}-error`} aria-live="polite" className="mt-1.5 min-h-5 text-[0.8125rem] text-bad">
        {error}
      </p>
    </fieldset>
  )
}
