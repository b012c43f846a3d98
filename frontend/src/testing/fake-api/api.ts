import type { CreateStoreRequest, Problem, Store, SubdomainCheck, SystemInfo } from '@/lib/api/model'

import type { FakeControlPlane } from './control-plane.ts'
import { PLANS } from './plans.ts'
import { seed } from './seed.ts'
import { streamResponse } from './stream.ts'

const RESERVED = ['www', 'api', 'admin', 'mail']
const LABEL = /^[a-z0-9]([a-z0-9-]{0,55}[a-z0-9])?$/

/** Answers a request as the control plane would. */
export async function answer(plane: FakeControlPlane, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const path = url.pathname
  if (path === '/__fake/control') return control(plane, (await request.json()) as Record<string, unknown>)
  if (plane.behaviour.failing) return problem(500, 'INTERNAL_ERROR', 'The fake was told to fail.')
  const { token } = plane.behaviour
  if (token !== '' && request.headers.get('Authorization') !== `Bearer ${token}`) {
    return problem(401, 'UNAUTHENTICATED', 'An access token is needed.')
  }
  const [, resource, id = '', part] = /^\/api\/v1\/([a-z]+)(?:\/([^/:]+)(?:[/:](\w+))?)?$/.exec(path) ?? []
  const route = `${request.method} ${resource ?? path}`
  switch (route) {
    case 'GET stores':
      if (id === '') return json(listStores(plane, url.searchParams))
      return storeRead(plane, id, part)
    case 'POST stores':
      return part === 'retry' ? retry(plane, id) : create(plane, request)
    case 'DELETE stores': {
      const store = plane.remove(id)
      return store === undefined ? unknown() : json(store, 202)
    }
    case 'GET events':
      return plane.behaviour.streaming ? streamResponse(plane, request) : problem(503, 'DATABASE_UNAVAILABLE', 'No stream now.')
    case 'GET audit':
      if (id === 'export') return exported(plane)
      return id === 'verification' ? json(verification(plane)) : json(auditPage(plane, url.searchParams))
    case 'GET orphans':
      return json({ items: plane.orphans })
    case 'POST orphans': {
      const store = plane.adopt(id)
      return store === undefined ? problem(404, 'ORPHAN_NOT_FOUND', `There is no ${id}.`) : json(store, 202)
    }
    case 'DELETE orphans': {
      const store = plane.removeOrphan(id)
      return store === undefined ? problem(404, 'ORPHAN_NOT_FOUND', `There is no ${id}.`) : json(store, 202)
    }
    case 'GET plans':
      return json({ items: PLANS })
    case 'GET subdomains':
      return json(checkSubdomain(plane, decodeURIComponent(id)))
    case 'GET system':
      return json(system(plane))
    default:
      return unknown()
  }
}

function storeRead(plane: FakeControlPlane, id: string, part: string | undefined): Response {
  const store = plane.stores.get(id)
  if (store === undefined) return unknown()
  if (part === 'steps') return json({ items: plane.steps.get(id) })
  if (part === 'events') {
    const items = plane.events.filter(({ event }) => event.storeId === id).map(({ event }) => event)
    return json({ items })
  }
  return json(store)
}

function listStores(plane: FakeControlPlane, query: URLSearchParams) {
  const phase = query.get('phase')
  const q = (query.get('q') ?? '').toLowerCase()
  const sort = query.get('sort') ?? 'createdAt'
  const limit = Number(query.get('limit') ?? 25)
  const from = Number(query.get('after') ?? 0)
  const found = [...plane.stores.values()]
    .filter((store) => (phase === null ? store.phase !== 'DELETED' : store.phase === phase))
    .filter(({ name, subdomain }) => name.toLowerCase().includes(q) || subdomain.includes(q))
    .sort((a, b) =>
      sort === 'createdAt'
        ? b.createdAt.localeCompare(a.createdAt)
        : a[sort as 'name'].localeCompare(b[sort as 'name']),
    )
  const next = from + limit < found.length ? { next: String(from + limit) } : {}
  return { items: found.slice(from, from + limit), ...next }
}

async function create(plane: FakeControlPlane, request: Request): Promise<Response> {
  const text = await request.text()
  const { name, subdomain, plan = 'small' } = JSON.parse(text) as CreateStoreRequest
  const key = request.headers.get('Idempotency-Key') ?? ''
  const earlier = plane.answers.get(key)
  if (earlier !== undefined) {
    return earlier.body === text
      ? json(earlier.store, 202)
      : problem(422, 'IDEMPOTENCY_KEY_REUSED', 'This key was used for another request.')
  }
  const check = checkSubdomain(plane, subdomain)
  const errors: Problem['errors'] = []
  if (name.length > 80) errors.push({ field: 'name', rule: 'length', message: 'Use at most 80 characters.' })
  if (check.violation !== undefined && check.violation.rule !== 'taken') {
    errors.push({ field: 'subdomain', rule: check.violation.rule, message: check.violation.message })
  }
  if (errors.length > 0) return problem(400, 'VALIDATION_FAILED', 'The request is not valid.', { errors })
  if (!check.available) return problem(409, 'SUBDOMAIN_TAKEN', `${check.host} is taken.`)
  const store: Store = plane.create(name, subdomain, plan)
  if (key !== '') plane.answers.set(key, { body: text, store })
  return json(store, 202)
}

function retry(plane: FakeControlPlane, id: string): Response {
  if (!plane.stores.has(id)) return unknown()
  const store = plane.retry(id)
  return store === undefined ? problem(409, 'STORE_NOT_FAILED', 'Only a failed store can be retried.') : json(store, 202)
}

function checkSubdomain(plane: FakeControlPlane, subdomain: string): SubdomainCheck {
  const host = `${subdomain}.localhost`
  const refuse = (rule: string, message: string, suggestion?: string) => ({
    subdomain,
    available: false,
    host,
    violation: { rule, message, ...(suggestion !== undefined && { suggestion }) },
  })
  if (!LABEL.test(subdomain)) {
    return refuse('pattern', 'Use lower-case letters, digits and dashes, and begin and end with a letter or digit.')
  }
  if (RESERVED.includes(subdomain)) return refuse('reserved', `${subdomain} is reserved.`, `${subdomain}-shop`)
  const taken = [...plane.stores.values()].some(
    (store) => store.subdomain === subdomain && store.phase !== 'DELETED',
  )
  if (taken) return refuse('taken', `${host} is taken.`, `${subdomain}-2`)
  return { subdomain, available: true, host }
}

function auditPage(plane: FakeControlPlane, query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? 30)
  const before = Number(query.get('after') ?? Number.MAX_SAFE_INTEGER)
  const found = plane.audit.entries.filter(({ sequence }) => sequence < before).reverse()
  const items = found.slice(0, limit)
  return { items, ...(found.length > limit && { next: String(items.at(-1)!.sequence) }) }
}

function exported(plane: FakeControlPlane): Response {
  const lines = plane.audit.entries.map((entry) => `${JSON.stringify(entry)}\n`)
  return new Response(lines.join(''), { headers: { 'Content-Type': 'application/x-ndjson' } })
}

function verification(plane: FakeControlPlane) {
  const { length } = plane.audit.entries
  return plane.behaviour.tampered
    ? { intact: false, entries: length, brokenAt: Math.max(1, Math.ceil(length / 2)) }
    : { intact: true, entries: length }
}

function system(plane: FakeControlPlane): SystemInfo {
  const stores: Record<string, number> = {}
  for (const { phase } of plane.stores.values()) stores[phase] = (stores[phase] ?? 0) + 1
  const busy = (stores.PROVISIONING ?? 0) + (stores.DELETING ?? 0)
  const { reachable } = plane.behaviour
  return {
    version: '0.0.0-fake',
    cluster: {
      name: 'fake',
      simulated: true,
      server: 'fake://fake',
      reachable,
      message: reachable ? 'A fake made for trying out the dashboard' : 'connect ECONNREFUSED 127.0.0.1:6443',
    },
    database: { product: 'Memory', version: '0', location: 'this process' },
    replica: 'fake-1',
    queue: { due: stores.REQUESTED ?? 0, inFlight: busy, waiting: stores.READY ?? 0 },
    stores,
    orphans: plane.orphans.length,
    hostSuffix: 'localhost',
    helm: { implementation: 'simulated', version: 'none' },
    chart: { name: 'woocommerce-store', version: '0.0.0-fake' },
  }
}

function control(plane: FakeControlPlane, wish: Record<string, unknown>): Response {
  if (wish.reset === true) plane.reset()
  if (wish.seed === true) seed(plane)
  for (const key of Object.keys(plane.behaviour)) {
    if (key in wish) Object.assign(plane.behaviour, { [key]: wish[key] })
  }
  if (wish.streaming === false || 'token' in wish) plane.dropStreams()
  return json(plane.behaviour)
}

function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

function unknown(): Response {
  return problem(404, 'NOT_FOUND', 'There is no such thing.')
}

function problem(status: number, code: Problem['code'], detail: string, more: Partial<Problem> = {}): Response {
  const body = { type: `https://urumi.io/problems/${code}`, title: code, status, code, detail, requestId: 'fake-request', ...more }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  })
}
