import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'

import { AccountsPage } from '@/features/account/accounts-page'
import { ActivityPage } from '@/features/activity/activity-page'
import { SessionsPage } from '@/features/session/sessions-page'
import { TokensPage } from '@/features/session/tokens/tokens-page'
import { SignInFailedPage } from '@/features/session/sign-in-failed-page'
import { CreateDialog } from '@/features/stores/create/create-dialog'
import { StorePage } from '@/features/stores/detail/store-page'
import { StoresPage } from '@/features/stores/list/stores-page'
import { SystemPage } from '@/features/system/system-page'
import { TeamPage } from '@/features/team/team-page'
import { TeamsPage } from '@/features/team/teams-page'
import { basePath } from '@/lib/base-path'

import { NotFoundPage } from './not-found-page'
import { RouteError } from './route-error'
import { PageFrame } from './frame/page-frame'

export const routes: RouteObject[] = [
  {
    element: <PageFrame />,
    errorElement: <RouteError />,
    children: [
      { index: true, element: <Navigate to="/stores" replace /> },
      { path: 'stores', element: <StoresPage />, children: [{ path: 'new', element: <CreateDialog /> }] },
      { path: 'stores/:id', element: <StorePage /> },
      { path: 'teams', element: <TeamsPage /> },
      { path: 'teams/:id', element: <TeamPage /> },
      { path: 'accounts', element: <AccountsPage /> },
      { path: 'activity', element: <ActivityPage /> },
      { path: 'system', element: <SystemPage /> },
      { path: 'sessions', element: <SessionsPage /> },
      { path: 'tokens', element: <TokensPage /> },
      { path: 'sign-in-failed', element: <SignInFailedPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]

export function createRouter() {
  return createBrowserRouter(routes, { basename: basePath() })
}
