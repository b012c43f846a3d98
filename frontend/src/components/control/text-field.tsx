import { useId, type ComponentProps, type ReactNode } from 'react'

import { cn } from '@/lib/cn'

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  label: string
  /** Shown below the field while there is no error. */
  hint?: ReactNode
  error?: ReactNode
  /** Shown at the end of the field. */
  suffix?: ReactNode
}

/** A labelled text input with a hint or an error. */
export function TextField({ label, hint, error, suffix, ...input }: TextFieldProps) {
  const id = useId()
  const helpId = `${id}-help`
  const wrong = error !== undefined && error !== null && error !== false
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <div
        className={cn(
          'flex h-11 items-center rounded-[0.625rem] border bg-surface transition-shadow',
          'focus-within:border-accent-ink focus-within:ring-1 focus-within:ring-accent-ink',
          wrong ? 'border-bad' : 'border-edge',
        )}
      >
        <input
          id={id}
          className="h-full w-full min-w-0 flex-1 rounded-[0.625rem] bg-transparent px-3.5 text-base outline-none placeholder:text-faint sm:text-[0.9375rem]"
          aria-invalid={wrong || undefined}
          aria-describedby={helpId}
          {...input}
        />
        {suffix !== undefined && <div className="flex shrink-0 items-center pr-3.5 text-faint">{suffix}</div>}
      </div>
      <div id={helpId} className="mt-1.5 min-h-5 text-[0.8125rem]" aria-live="polite">
        {wrong ? <span className="text-bad">{error}</span> : <span className="text-faint">{hint}</span>}
      </div>
    </div>
  )
}
