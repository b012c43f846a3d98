import { RadioGroup } from 'radix-ui'
import { useId } from 'react'

const CHOICES = [
  [7, '7 days'],
  [30, '30 days'],
  [90, '90 days'],
  [365, '1 year'],
] as const

export const DEFAULT_DAYS = 30

interface ExpiryPickerProps {
  /** Days until the token expires. */
  value: number
  onChange: (days: number) => void
}

export function ExpiryPicker({ value, onChange }: ExpiryPickerProps) {
  const labelId = useId()
  return (
    <div>
      <p id={labelId} className="mb-1.5 font-medium">
        Expires after
      </p>
      <RadioGroup.Root
        aria-labelledby={labelId}
        value={String(value)}
        onValueChange={(days) => onChange(Number(days))}
        className="grid grid-cols-4 gap-2"
      >
        {CHOICES.map(([days, label]) => (
          <RadioGroup.Item
            key={days}
            value={String(days)}
            className="h-10 rounded-[0.625rem] border border-line bg-surface text-[0.8125rem] transition-colors hover:border-edge data-[state=checked]:border-accent-ink data-[state=checked]:bg-accent-wash/50 data-[state=checked]:font-medium"
          >
            {label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  )
}
