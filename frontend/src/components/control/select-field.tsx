import { useId, type ComponentProps } from 'react'

import { cn } from '@/lib/cn'

interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange'> {
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

/** The browser's own list of choices. */
export function Select({ options, onChange, className, ...select }: SelectProps) {
  return (
    <select
      className={cn(
        'h-9 min-w-0 rounded-lg border border-edge bg-surface px-2.5 text-ink focus-visible:border-accent-ink',
        'disabled:opacity-55',
        className,
      )}
      onChange={(event) => onChange(event.target.value)}
      {...select}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

interface SelectFieldProps extends SelectProps {
  label: string
  hint?: string
  error?: string | undefined
}

/** A labelled list of choices with a hint or an error. */
export function SelectField({ label, hint, error, ...select }: SelectFieldProps) {
  const id = useId()
  const helpId = `${id}-help`
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <Select id={id} aria-describedby={helpId} className="h-11 w-full text-base sm:text-[0.9375rem]" {...select} />
      <div id={helpId} className="mt-1.5 min-h-5 text-[0.8125rem]" aria-live="polite">
        {error === undefined ? <span className="text-faint">{hint}</span> : <span className="text-bad">{error}</span>}
      </div>
    </div>
  )
}
