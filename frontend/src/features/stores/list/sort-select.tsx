import { ArrowDownUp, Check, ChevronDown } from 'lucide-react'
import { Select } from 'radix-ui'

import { buttonClass } from '@/components/button'
import { cn } from '@/lib/cn'

import { STORE_SORTS, type StoreSort } from '../api/keys'

const labels: Record<StoreSort, string> = {
  createdAt: 'Newest first',
  name: 'Name',
  subdomain: 'Subdomain',
}

interface SortSelectProps {
  value: StoreSort
  onChange: (sort: StoreSort) => void
}

export function SortSelect({ value, onChange }: SortSelectProps) {
  return (
    <Select.Root value={value} onValueChange={(next) => onChange(next as StoreSort)}>
      <Select.Trigger aria-label="Sort by" className={cn(buttonClass('secondary'), 'px-3')}>
        <ArrowDownUp className="text-faint" aria-hidden />
        <span className="hidden sm:inline">
          <Select.Value />
        </span>
        <Select.Icon>
          <ChevronDown className="text-faint" aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Content
          position="popper"
          align="end"
          sideOffset={6}
          className="z-30 min-w-44 animate-rise rounded-xl border border-line bg-surface p-1.5 shadow-float"
        >
          <Select.Viewport>
            {STORE_SORTS.map((sort) => (
              <Select.Item
                key={sort}
                value={sort}
                className="flex h-9 cursor-pointer items-center justify-between gap-4 rounded-lg px-3 outline-none select-none data-[highlighted]:bg-hover"
              >
                <Select.ItemText>{labels[sort]}</Select.ItemText>
                <Select.ItemIndicator>
                  <Check className="size-4 text-accent-ink" aria-hidden />
                </Select.ItemIndicator>
              </Select.Item>
            ))}
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  )
}
