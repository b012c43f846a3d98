import { ArrowDownUp, Check, ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'

import { buttonClass } from '@/components/control/button'
import { menuClass, menuItemClass } from '@/components/control/menu'
import { cn } from '@/lib/cn'

import { STORE_SORTS, type StoreSort } from '../api/keys'

const labels: Record<StoreSort, string> = {
  createdAt: 'Newest first',
  name: 'Name',
  subdomain: 'Subdomain',
}

interface SortMenuProps {
  value: StoreSort
  onChange: (sort: StoreSort) => void
}

export function SortMenu({ value, onChange }: SortMenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        aria-label={`Sorted by ${labels[value].toLowerCase()}; change the order`}
        className={cn(buttonClass('secondary'), 'px-3')}
      >
        <ArrowDownUp className="text-faint" aria-hidden />
        <span className="hidden sm:inline">{labels[value]}</span>
        <ChevronDown className="text-faint" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={12} className={menuClass}>
          <DropdownMenu.RadioGroup value={value} onValueChange={(next) => onChange(next as StoreSort)}>
            {STORE_SORTS.map((sort) => (
              <DropdownMenu.RadioItem key={sort} value={sort} className={menuItemClass}>
                <span className="flex-1">{labels[sort]}</span>
                <DropdownMenu.ItemIndicator>
                  <Check className="text-accent-ink" aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
