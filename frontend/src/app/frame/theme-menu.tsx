import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'

import { buttonClass } from '@/components/control/button'
import { menuClass, menuItemClass } from '@/components/control/menu'
import { chooseTheme, useThemeChoice, type ThemeChoice } from '@/lib/theme'

const choices: { value: ThemeChoice; label: string; Icon: typeof Sun }[] = [
  { value: 'system', label: 'System', Icon: Monitor },
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
]

export function ThemeMenu() {
  const choice = useThemeChoice()
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger aria-label="Theme" className={buttonClass('ghost', 'icon')}>
        <Sun className="dark:hidden" aria-hidden />
        <Moon className="hidden dark:block" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          className={menuClass}
        >
          <DropdownMenu.RadioGroup
            value={choice}
            onValueChange={(value) => chooseTheme(value as ThemeChoice)}
          >
            {choices.map(({ value, label, Icon }) => (
              <DropdownMenu.RadioItem
                key={value}
                value={value}
                className={menuItemClass}
              >
                <Icon aria-hidden />
                <span className="flex-1">{label}</span>
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
