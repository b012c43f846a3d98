import { useQuery } from '@tanstack/react-query'
import { CircleUser, KeyRound, LogOut, MonitorSmartphone } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { Link } from 'react-router'

import { buttonClass } from '@/components/control/button'
import { menuClass, menuItemClass } from '@/components/control/menu'
import { useSignOut } from '@/features/session/queries'
import { sessionQuery } from '@/lib/api/session'

/** Who is signed in, with the sign-out; nothing where users do not sign in. */
export function AccountMenu() {
  const { data } = useQuery(sessionQuery)
  const signOut = useSignOut()
  if (data?.session === undefined) return null
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger aria-label={`Account ${data.name}`} className={buttonClass('ghost', 'icon')}>
        <CircleUser aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={6} collisionPadding={12} className={menuClass}>
          <DropdownMenu.Label className="px-2.5 py-1.5 text-[0.8125rem] text-faint">
            Signed in as <bdi className="font-medium text-ink">{data.name}</bdi>
          </DropdownMenu.Label>
          <DropdownMenu.Item asChild className={menuItemClass}>
            <Link to="/sessions">
              <MonitorSmartphone aria-hidden />
              Sessions
            </Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item asChild className={menuItemClass}>
            <Link to="/tokens">
              <KeyRound aria-hidden />
              Tokens
            </Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={menuItemClass} onSelect={() => signOut.mutate(undefined)}>
            <LogOut aria-hidden />
            Sign out
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
