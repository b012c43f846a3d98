import { getResponse, http, HttpResponse, type HttpHandler } from 'msw'

import type {
  Account,
  CreateStoreRequest,
  Orphan,
  PlatformRole,
  Problem,
  Session,
  Store,
  SubdomainCheck,
  Team,
  TeamMember,
  TeamRole,
  TokenRequest,
} from '@/lib/api/model'

import { violations } from './contract'
import { aCurrentSession, aMember, anInvitation, aSession, aTeam, aToken, plans } from './fixtures'
import type { ControlPlaneStub } from './stub'

const STORE = '*/api/v1/stores/:id'
/* A colon starts a parameter in MSW's paths. */
const RETRY = /\/api\/v1\/stores\/(?<id>[^/:]+):retry$/
const TRANSFER = /\/api\/v1\/stores\/(?<id>[^/:]+):transfer$/
const REVEAL = /\/api\/v1\/stores\/(?<id>[^/:]+):reveal-credentials$/
const ADOPT = /\/api\/v1\/orphans\/(?<namespace>[^/:]+):adopt$/

/** The operations that the dashboard uses, over the state of the stub, with the server's time in each response. */
export function handlersOf(stub: ControlPlaneStub): HttpHandler[] {
  const handlers = operationsOf(stub)
  return [
    http.all('*', async ({ request }) => {
      const response = await getResponse(handlers, request)
      if (response === undefined) throw new Error(`The stub does not answer ${request.method} ${request.url}`)
      response.headers.set('Date', new Date(Date.now() + stub.clockAhead).toUTCString())
      return response
    }),
  ]
}

function operationsOf(stub: ControlPlaneStub): HttpHandler[] {
  return [
    http.all('*/api/v1/*', ({ request }) => {
      if (stub.failing) return problem(500, 'INTERNAL_ERROR', 'An unexpected error occurred.')
      if (stub.token !== '' && request.headers.get('Authorization') !== `Bearer ${stub.token}`) {
        return problem(401, 'UNAUTHENTICATED', 'An API token is required.')
      }
      const { pathname } = new URL(request.url)
      const signsIn =
        (request.method === 'POST' && (pathname.startsWith('/api/v1/session') || pathname.startsWith('/api/v1/invitations:'))) ||
        pathname === '/api/v1/session/methods'
      if (stub.password !== '' && !signsIn && !stub.sessions.some(({ current }) => current)) {
        return problem(401, 'SIGN_IN_REQUIRED', 'The request has no session.')
      }
      return undefined
    }),
    http.get('*/api/v1/system', () => HttpResponse.json(stub.systemInfo())),
    http.get('*/api/v1/plans', () => HttpResponse.json({ items: plans })),
    http.get('*/api/v1/events', ({ request }) => stub.stream.response(request)),
    http.get('*/api/v1/subdomains/:name', ({ params }) => HttpResponse.json(check(stub, String(params.name)))),
    ...storeHandlers(stub),
    ...sessionHandlers(stub),
    ...tokenHandlers(stub),
    ...accountHandlers(stub),
    ...teamHandlers(stub),
    ...invitationHandlers(stub),
    ...orphanHandlers(stub),
    ...auditHandlers(stub),
  ]
}

function storeHandlers(stub: ControlPlaneStub): HttpHandler[] {
  const withStore = (id: unknown, respond: (store: Store) => Response): Response => {
    const store = stub.stores.get(String(id))
    return store === undefined ? problem(404, 'STORE_NOT_FOUND', 'There is no such store.') : respond(store)
  }
  return [
    http.get('*/api/v1/stores', ({ request }) =>
      HttpResponse.json(pageOf(stub, new URL(request.url).searchParams)),
    ),
    http.post('*/api/v1/stores', async ({ request }) => create(stub, await request.json())),
    http.post(RETRY, ({ params }) =>
      withStore(params.id, (store) =>
        store.phase === 'FAILED'
          ? HttpResponse.json(stub.change(store, { phase: 'PROVISIONING' }, 'RetryRequested'), { status: 202 })
          : problem(409, 'STORE_NOT_FAILED', 'The store has not failed.'),
      ),
    ),
    http.post(REVEAL, ({ params }) =>
      withStore(params.id, (store) =>
        stub.signInTooOld
          ? problem(403, 'SIGN_IN_TOO_OLD', 'Your sign-in is more than 5 minutes ago.')
          : HttpResponse.json({ username: 'owner-abc', password: 's3cret', adminUrl: store.adminUrl }),
      ),
    ),
    http.post(TRANSFER, async ({ params, request }) => {
      const { teamId } = (await request.json()) as { teamId: string }
      return withStore(params.id, (store) =>
        stub.teams.some(({ id }) => id === teamId)
          ? HttpResponse.json(stub.change(store, { owner: teamId }, 'StoreReceived'))
          : problem(400, 'VALIDATION_FAILED', 'There is no such team.'),
      )
    }),
    http.get(STORE, ({ params }) => withStore(params.id, (store) => HttpResponse.json(store))),
    http.get(`${STORE}/steps`, ({ params, request }) =>
      withStore(params.id, () => HttpResponse.json(historyPageOf(stub.steps, new URL(request.url).searchParams))),
    ),
    http.get(`${STORE}/events`, ({ params, request }) =>
      withStore(params.id, () => HttpResponse.json(historyPageOf(stub.events, new URL(request.url).searchParams))),
    ),
    http.delete(STORE, ({ params }) =>
      withStore(params.id, (store) =>
        HttpResponse.json(
          stub.change(store, { desired: 'DELETED', phase: 'DELETING' }, 'DeletionRequested'),
          { status: 202 },
        ),
      ),
    ),
  ]
}

function create(stub: ControlPlaneStub, body: unknown): Response {
  const found = violations('CreateStoreRequest', body)
  if (found.length > 0) {
    const errors = found.map(({ instancePath, keyword, message = '' }) => ({
      field: instancePath.slice(1),
      rule: keyword,
      message,
    }))
    return problem(400, 'VALIDATION_FAILED', 'The request is not valid.', errors)
  }
  const { name, subdomain } = body as CreateStoreRequest
  if (!check(stub, subdomain).available) return problem(409, 'SUBDOMAIN_TAKEN', 'The subdomain is taken.')
  const store = stub.add({ name, subdomain })
  stub.stream.send(store, 'StoreRequested')
  return HttpResponse.json(store, { status: 202 })
}

function check(stub: ControlPlaneStub, subdomain: string): SubdomainCheck {
  const host = `${subdomain}.localhost`
  const isTaken = [...stub.stores.values()].some((store) => store.subdomain === subdomain)
  return isTaken
    ? {
        subdomain,
        available: false,
        host,
        violation: { rule: 'taken', message: `${host} is taken.`, suggestion: `${subdomain}-2` },
      }
    : { subdomain, available: true, host }
}

function pageOf(stub: ControlPlaneStub, query: URLSearchParams): { items: Store[]; next?: string } {
  const phase = query.get('phase')
  const q = query.get('q') ?? ''
  const start = Number(query.get('after') ?? 0)
  const end = start + Number(query.get('limit'))
  const found = [...stub.stores.values()]
    .filter((store) => (phase === null ? store.phase !== 'DELETED' : store.phase === phase))
    .filter(({ name }) => name.toLowerCase().includes(q))
  return { items: found.slice(start, end), ...(end < found.length && { next: String(end) }) }
}

function historyPageOf<T extends { id: string }>(all: T[], query: URLSearchParams): { items: T[]; next?: string } {
  const start = all.findIndex(({ id }) => id === query.get('after')) + 1
  const items = all.slice(start, start + Number(query.get('limit') ?? 50))
  const isLast = start + items.length === all.length
  return { items, ...(!isLast && { next: items.at(-1)!.id }) }
}

function orphanHandlers(stub: ControlPlaneStub): HttpHandler[] {
  const take = (namespace: unknown, respond: (orphan: Orphan) => Store): Response => {
    const orphan = stub.orphans.find((each) => each.namespace === namespace)
    if (orphan === undefined) return problem(404, 'ORPHAN_NOT_FOUND', 'There is no such orphan.')
    stub.orphans = stub.orphans.filter((each) => each !== orphan)
    return HttpResponse.json(respond(orphan), { status: 202 })
  }
  const storeOf = ({ storeId, name = '', subdomain }: Orphan) => ({ id: storeId, name, subdomain })
  return [
    http.get('*/api/v1/orphans', () => HttpResponse.json({ items: stub.orphans })),
    http.post(ADOPT, ({ params }) => take(params.namespace, (orphan) => stub.add(storeOf(orphan)))),
    http.delete('*/api/v1/orphans/:namespace', ({ params }) =>
      take(params.namespace, (orphan) =>
        stub.add({ ...storeOf(orphan), desired: 'DELETED', phase: 'DELETING' }),
      ),
    ),
  ]
}

function sessionHandlers(stub: ControlPlaneStub): HttpHandler[] {
  const signedIn = () => {
    const session = stub.sessions.find(({ current }) => current)
    const { platformRoles, principalId, methods, signOutPath } = stub
    if (session === undefined) return aCurrentSession({ platformRoles })
    return aCurrentSession({
      principalId,
      name: 'admin',
      principalKind: 'USER',
      signIn: true,
      signInMethods: methods,
      platformRoles,
      session,
      ...(signOutPath !== undefined && { signOutPath }),
    })
  }
  const end = (isEnded: (session: Session) => boolean): Response => {
    stub.sessions = stub.sessions.filter((each) => !isEnded(each))
    return new HttpResponse(null, { status: 204 })
  }
  return [
    http.get('*/api/v1/session', () => HttpResponse.json(signedIn())),
    http.get('*/api/v1/session/methods', () => HttpResponse.json(stub.methods)),
    http.post('*/api/v1/session', async ({ request }) => {
      const { name, password } = (await request.json()) as { name: string; password: string }
      const expected = stub.accounts.get(name) ?? (name === 'admin' ? stub.password : undefined)
      if (password !== expected) {
        return problem(401, 'SIGN_IN_FAILED', 'There is no account with this name and password; check both.')
      }
      stub.sessions.unshift(aSession({ current: true }))
      return HttpResponse.json(signedIn(), { status: 201 })
    }),
    http.post('*/api/v1/session/code', async ({ request }) => {
      const { code } = (await request.json()) as { code: string }
      if (code !== stub.signInCode) return problem(401, 'SIGN_IN_FAILED', 'The link is wrong, was used or has expired.')
      stub.signInCode = undefined
      stub.sessions.unshift(aSession({ current: true }))
      return new HttpResponse(null, { status: 204 })
    }),
    http.delete('*/api/v1/session', () => end(({ current }) => current)),
    http.get('*/api/v1/sessions', () => HttpResponse.json({ items: stub.sessions })),
    http.delete('*/api/v1/sessions', () => end(() => true)),
    http.delete('*/api/v1/sessions/:id', ({ params }) => end(({ id }) => id === params.id)),
  ]
}

function tokenHandlers(stub: ControlPlaneStub): HttpHandler[] {
  return [
    http.get('*/api/v1/tokens', ({ request }) => {
      const all = new URL(request.url).searchParams.get('all') === 'true'
      const items = stub.tokens.filter(({ user }) => all || user === 'admin')
      return HttpResponse.json({ items, grantableScopes: ['store.read', 'store.create'] })
    }),
    http.post('*/api/v1/tokens', async ({ request }) => {
      const { name, scopes, expiresAt } = (await request.json()) as TokenRequest
      if (stub.tokens.some((token) => token.name === name)) {
        return problem(409, 'TOKEN_NAME_TAKEN', `You have a token "${name}"; choose another name, or revoke it.`)
      }
      const token = aToken({ name, scopes, expiresAt })
      stub.tokens.unshift(token)
      return HttpResponse.json({ token, secret: `urumi_pat_${'A'.repeat(49)}` }, { status: 201 })
    }),
    http.delete('*/api/v1/tokens/:id', ({ params }) => {
      stub.tokens = stub.tokens.filter(({ id }) => id !== params.id)
      return new HttpResponse(null, { status: 204 })
    }),
  ]
}

const DISABLE = /\/api\/v1\/accounts\/(?<id>[^/:]+):disable$/
const ENABLE = /\/api\/v1\/accounts\/(?<id>[^/:]+):enable$/
const PLATFORM_ROLE = '*/api/v1/accounts/:id/platform-roles/:role'

function accountHandlers(stub: ControlPlaneStub): HttpHandler[] {
  const change = (id: unknown, apply: (account: Account) => Partial<Account>): Response => {
    const account = stub.users.find((each) => each.id === id)
    if (account === undefined) return problem(404, 'ACCOUNT_NOT_FOUND', 'There is no such account.')
    const changed = { ...account, ...apply(account) }
    const users = stub.users.map((each) => (each === account ? changed : each))
    if (!users.some(({ enabled, platformRoles }) => enabled && platformRoles.includes('ADMINISTRATOR'))) {
      return problem(409, 'LAST_ADMINISTRATOR', 'No administrator would remain.')
    }
    stub.users = users
    return HttpResponse.json(changed)
  }
  return [
    http.get('*/api/v1/accounts', () => HttpResponse.json({ items: stub.users })),
    http.post(DISABLE, ({ params }) => change(params.id, () => ({ enabled: false }))),
    http.post(ENABLE, ({ params }) => change(params.id, () => ({ enabled: true }))),
    http.put(PLATFORM_ROLE, ({ params }) =>
      change(params.id, ({ platformRoles }) => ({ platformRoles: [...platformRoles, params.role as PlatformRole] })),
    ),
    http.delete(PLATFORM_ROLE, ({ params }) =>
      change(params.id, ({ platformRoles }) => ({ platformRoles: platformRoles.filter((each) => each !== params.role) })),
    ),
  ]
}

const TEAM = '*/api/v1/teams/:team'

function teamHandlers(stub: ControlPlaneStub): HttpHandler[] {
  const withTeam = (id: unknown, respond: (team: Team) => Response): Response => {
    const team = stub.teams.find((each) => each.id === id)
    return team === undefined ? problem(404, 'TEAM_NOT_FOUND', 'There is no such team.') : respond(team)
  }
  const withMember = (id: unknown, respond: (member: TeamMember) => Response): Response => {
    const member = stub.members.find(({ accountId }) => accountId === id)
    return member === undefined ? problem(404, 'MEMBER_NOT_FOUND', 'There is no such member.') : respond(member)
  }
  const isLastOwner = ({ accountId }: TeamMember) =>
    !stub.members.some((each) => each.role === 'OWNER' && each.accountId !== accountId)
  return [
    http.get('*/api/v1/teams', ({ request }) => {
      const query = new URL(request.url).searchParams
      const start = Number(query.get('after') ?? 0)
      const end = start + Number(query.get('limit') ?? 50)
      return HttpResponse.json({
        items: stub.teams.slice(start, end),
        ...(end < stub.teams.length && { next: String(end) }),
      })
    }),
    http.post('*/api/v1/teams', async ({ request }) => {
      const { name } = (await request.json()) as { name: string }
      const team = aTeam({ id: crypto.randomUUID(), name })
      stub.teams = [...stub.teams, team]
      return HttpResponse.json(team, { status: 201 })
    }),
    http.get(TEAM, ({ params }) => withTeam(params.team, (team) => HttpResponse.json(team))),
    http.patch(TEAM, async ({ params, request }) => {
      const { name } = (await request.json()) as { name: string }
      return withTeam(params.team, (team) => {
        const renamed = { ...team, name }
        stub.teams = stub.teams.map((each) => (each === team ? renamed : each))
        return HttpResponse.json(renamed)
      })
    }),
    http.delete(TEAM, ({ params }) =>
      withTeam(params.team, (team) => {
        if (stub.members.length > 0) return problem(409, 'TEAM_IN_USE', 'The team has other members.')
        stub.teams = stub.teams.filter((each) => each !== team)
        return new HttpResponse(null, { status: 204 })
      }),
    ),
    http.get(`${TEAM}/limits`, ({ params }) => HttpResponse.json({ teamId: params.team, items: stub.limits })),
    http.put(`${TEAM}/limits`, async ({ params, request }) => {
      const sent = (await request.json()) as Record<string, string>
      stub.limits = stub.limits.map(({ kind, used }) => {
        const limit = sent[kind.toLowerCase()]
        return { kind, used, own: limit !== undefined, ...(limit !== undefined && { limit }) }
      })
      return HttpResponse.json({ teamId: params.team, items: stub.limits })
    }),
    http.get(`${TEAM}/members`, () => HttpResponse.json({ items: stub.members })),
    http.post(`${TEAM}/members`, async ({ request }) => {
      const { name, role } = (await request.json()) as { name: string; role: TeamRole }
      if (name !== 'bert') return problem(404, 'ACCOUNT_NOT_FOUND', `There is no account "${name}".`)
      const member = aMember({ name, role })
      stub.members = [...stub.members, member]
      return HttpResponse.json(member, { status: 201 })
    }),
    http.patch(`${TEAM}/members/:account`, async ({ params, request }) => {
      const { role } = (await request.json()) as { role: TeamRole }
      return withMember(params.account, (member) => {
        if (isLastOwner(member)) return problem(409, 'LAST_OWNER', 'The team would have no owner.')
        const changed = { ...member, role }
        stub.members = stub.members.map((each) => (each === member ? changed : each))
        return HttpResponse.json(changed)
      })
    }),
    http.delete(`${TEAM}/members/:account`, ({ params }) =>
      withMember(params.account, (member) => {
        if (isLastOwner(member)) return problem(409, 'LAST_OWNER', 'The team would have no owner.')
        stub.members = stub.members.filter((each) => each !== member)
        return new HttpResponse(null, { status: 204 })
      }),
    ),
  ]
}

/* A colon starts a parameter in MSW's paths. */
const DESCRIBE = /\/api\/v1\/invitations:describe$/
const ACCEPT = /\/api\/v1\/invitations:accept$/

function invitationHandlers(stub: ControlPlaneStub): HttpHandler[] {
  const withSecret = (secret: string, respond: () => Response): Response =>
    stub.invitations.length > 0 && secret === stub.invitationSecret
      ? respond()
      : problem(404, 'INVITATION_NOT_FOUND', 'There is no such invitation.')
  return [
    http.get(`${TEAM}/invitations`, () => HttpResponse.json({ items: stub.invitations })),
    http.post(`${TEAM}/invitations`, async ({ params, request }) => {
      const { role } = (await request.json()) as { role: TeamRole }
      const invitation = anInvitation({ teamId: String(params.team), role })
      stub.invitations = [invitation, ...stub.invitations]
      const secret = stub.invitationSecret
      return HttpResponse.json({ invitation, secret, path: `/invitation#${secret}` }, { status: 201 })
    }),
    http.delete(`${TEAM}/invitations/:id`, ({ params }) => {
      stub.invitations = stub.invitations.filter(({ id }) => id !== params.id)
      return new HttpResponse(null, { status: 204 })
    }),
    http.post(DESCRIBE, async ({ request }) => {
      const { secret } = (await request.json()) as { secret: string }
      return withSecret(secret, () =>
        HttpResponse.json({ invitation: stub.invitations[0], teamName: 'Shops of Bern' }),
      )
    }),
    http.post(ACCEPT, async ({ request }) => {
      const { secret, name = 'admin', password } = (await request.json()) as {
        secret: string
        name?: string
        password?: string
      }
      return withSecret(secret, () => {
        if (name === 'bert') return problem(409, 'ACCOUNT_NAME_TAKEN', 'Another account has the name "bert".')
        const { role } = stub.invitations[0]!
        stub.invitations = []
        if (password !== undefined) stub.accounts.set(name, password)
        return HttpResponse.json({ accountId: crypto.randomUUID(), name, teamId: 'local', role })
      })
    }),
  ]
}

function auditHandlers(stub: ControlPlaneStub): HttpHandler[] {
  return [
    http.get('*/api/v1/audit', () => HttpResponse.json({ items: stub.audit })),
    http.get('*/api/v1/audit/anchor', () => HttpResponse.json(stub.anchor)),
    http.get('*/api/v1/audit/export', () =>
      new HttpResponse(stub.audit.map((entry) => `${JSON.stringify(entry)}\n`).join(''), {
        headers: { 'Content-Type': 'application/x-ndjson' },
      }),
    ),
    http.get('*/api/v1/audit/verification', ({ request }) =>
      HttpResponse.json({
        from: new URL(request.url).searchParams.get('full') === 'true' ? 1 : stub.verifiedTo,
        fullAt: new Date().toISOString(),
        intact: stub.brokenAt === undefined,
        entries: stub.audit.length,
        ...(stub.brokenAt !== undefined && { brokenAt: stub.brokenAt }),
      }),
    ),
  ]
}

function problem(status: number, code: Problem['code'], detail: string, errors?: Problem['errors']): Response {
  const body: Problem = {
    type: `https://urumi.io/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    title: detail,
    status,
    code,
    detail,
    ...(errors !== undefined && { errors }),
  }
  return HttpResponse.json(body, { status, headers: { 'Content-Type': 'application/problem+json' } })
}
