import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'

import { App } from '@/app/app'
import { signedIn } from '@/lib/session/api-token'

import { responseErrors } from './api/contract'
import { handlersOf } from './api/handlers'
import { ControlPlaneStub } from './api/stub'

const server = setupServer()
let requests: Request[] = []
let checks: Promise<string[]>[] = []

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' })
  // Node's own, which a page of jsdom does not have: with it, each page would first look for other tabs.
  vi.stubGlobal('BroadcastChannel', undefined)
  server.events.on('request:start', ({ request }) => void requests.push(request.clone()))
  server.events.on('response:mocked', ({ request, response }) => {
    checks.push(responseErrors(request, response.clone()))
  })
})
afterEach(async () => {
  // First, so that nothing is requested without handlers.
  cleanup()
  const errors = (await Promise.all(checks)).flat()
  server.resetHandlers()
  // The module outlives the page.
  signedIn()
  requests = []
  checks = []
  expect(errors, 'responses that docs/openapi.json does not allow').toEqual([])
})
afterAll(() => server.close())

/** The whole dashboard at `path`, with a stubbed control plane. */
export function renderApp(path: string, prepare: (stub: ControlPlaneStub) => void = () => undefined) {
  const stub = new ControlPlaneStub()
  prepare(stub)
  server.use(...handlersOf(stub))
  window.history.replaceState(null, '', path)
  const view = render(<App />)
  return { stub, requests, user: userEvent.setup({ delay: null }), ...view }
}
