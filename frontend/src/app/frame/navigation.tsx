import { Activity, Server, Store, Users } from 'lucide-react'
import { Link, NavLink } from 'react-router'

import { Brand } from '@/components/layout/brand'
import { cn } from '@/lib/cn'

import { AccountMenu } from './account-menu'
import { ClusterStatus } from './cluster-status'
import { LiveIndicator } from './live-indicator'
import { ThemeMenu } from './theme-menu'

const places = [
  { to: '/stores', label: 'Stores', Icon: Store },
  { to: '/teams', label: 'Teams', Icon: Users },
  { to: '/activity', label: 'Activity', Icon: Activity },
  { to: '/system', label: 'System', Icon: Server },
] as const

/** The sidebar on a desktop. */
export function Sidebar() {
  return (
    <header className="fixed inset-y-0 left-0 z-20 hidden w-60 flex-col border-r border-line bg-sunken px-3 py-5 lg:flex">
      <Link to="/stores" aria-label="Urumi, all stores" className="mb-6 w-fit rounded-lg px-2.5">
        <Brand />
      </Link>
      <nav aria-label="Main" className="space-y-0.5">
        {places.map(({ to, label, Icon }) => (
          <NavLink
            key={to}
            to={to}
            className={({ isActive }) =>
              cn(
                'flex h-10 items-center gap-3 rounded-lg px-3 font-medium transition-colors',
                isActive
                  ? 'bg-surface text-ink shadow-card ring-1 ring-line'
                  : 'text-soft hover:bg-hover hover:text-ink',
              )
            }
          >
            <Icon className="size-4.5" aria-hidden />
            {label}
          </NavLink>
        ))}
      </nav>
      <div className="mt-auto space-y-3">
        <ClusterStatus />
        <div className="flex items-center justify-between pl-2.5">
          <LiveIndicator />
          <span className="flex items-center">
            <AccountMenu />
            <ThemeMenu />
          </span>
        </div>
      </div>
    </header>
  )
}

/** The header on a phone. */
export function TopBar() {
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center justify-between border-b border-line bg-canvas/85 px-4 backdrop-blur-md lg:hidden">
      <Link to="/stores" aria-label="Urumi, all stores" className="rounded-lg">
        <Brand />
      </Link>
      <div className="flex items-center gap-2">
        <LiveIndicator />
        <AccountMenu />
        <ThemeMenu />
      </div>
    </header>
  )
}

/** The navigation bar at the bottom of a phone. */
export function BottomNav() {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-4 border-t border-line bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md lg:hidden"
    >
      {places.map(({ to, label, Icon }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            cn(
              'flex h-15 flex-col items-center justify-center gap-1 text-xs font-medium -outline-offset-4',
              isActive ? 'text-accent-ink' : 'text-faint',
            )
          }
        >
          <Icon className="size-5" aria-hidden />
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
