import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { noteServerDate } from '@/lib/time'
import { anAuditEntry, anOrphan, aStepRun, aStore, imagePullFailed } from '@/testing/api/fixtures'
import type { ControlPlaneStub } from '@/testing/api/stub'
import { renderApp } from '@/testing/render-app'
import { setVisibility } from '@/testing/visibility'

test('a store is created from its name and becomes ready while its page is shown', async () => {
  const { user, stub } = renderApp('/stores')
  await user.click(await screen.findByRole('link', { name: 'New store' }))
  await user.type(await screen.findByLabelText('Name'), 'Café Zoë')
  expect(screen.getByLabelText('Subdomain')).toHaveValue('cafe-zoe')
  expect(await screen.findByText('cafe-zoe.localhost is available')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Create store' }))

  expect(await screen.findByRole('heading', { name: 'Café Zoë' })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: /Visit store/ })).not.toBeInTheDocument()
  const [store] = stub.stores.values()
  stub.ready(store!)
  expect(await screen.findByRole('link', { name: /Visit store/ })).toHaveAttribute(
    'href',
    'http://cafe-zoe.localhost',
  )
  expect(screen.getAllByText('Simulated cluster').length).toBeGreaterThan(0)
  expect(window.location.pathname).toMatch(/^\/stores\/.+/)
})

test('a taken subdomain is reported while typing, with a suggestion', async () => {
  const { user } = renderApp('/stores/new', (stub) => void stub.add({ name: 'Alpha', subdomain: 'alpha' }))
  await user.type(await screen.findByLabelText('Name'), 'Alpha')
  await user.click(await screen.findByRole('button', { name: 'Use alpha-2' }))
  expect(screen.getByLabelText('Subdomain')).toHaveValue('alpha-2')
  expect(await screen.findByText('alpha-2.localhost is available')).toBeInTheDocument()
})

test('a validation error of the server is shown at its field', async () => {
  const { user } = renderApp('/stores/new')
  await user.type(await screen.findByLabelText('Subdomain'), 'fine')
  await user.type(screen.getByLabelText('Name'), 'x'.repeat(61))
  await user.click(screen.getByRole('button', { name: 'Create store' }))
  expect(await screen.findByText('must NOT have more than 60 characters')).toBeInTheDocument()
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription('must NOT have more than 60 characters')
  expect(screen.getByLabelText('Name')).toBeInvalid()
})

test('a repeated submission has the same Idempotency-Key, a changed form has another', async () => {
  const { user, stub, requests } = renderApp('/stores/new')
  const keys = () =>
    requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key'))
  await user.type(await screen.findByLabelText('Name'), 'Alpha')
  stub.failing = true
  await user.click(screen.getByRole('button', { name: 'Create store' }))
  await screen.findByRole('alert')
  await user.click(screen.getByRole('button', { name: 'Create store' }))
  await waitFor(() => expect(keys()).toHaveLength(2))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Create store' })).toBeEnabled())
  await user.type(screen.getByLabelText('Name'), ' Two')
  await user.click(screen.getByRole('button', { name: 'Create store' }))
  await waitFor(() => expect(keys()).toHaveLength(3))
  const [first, second, third] = keys()
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('a failed store shows cause and remedy, and becomes ready after a retry', async () => {
  const { user, stub } = renderApp('/stores', (s) => void s.add({ name: 'Broken' }))
  const [store] = stub.stores.values()
  await user.click(await screen.findByRole('link', { name: 'Broken' }))
  stub.change(store!, { phase: 'FAILED', failure: imagePullFailed })
  expect(await screen.findByRole('heading', { name: /image .* cannot be pulled/ })).toBeInTheDocument()
  expect(screen.getByText(/Check that the image exists/)).toBeInTheDocument()
  expect(screen.getByText('Image pull failed')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Retry' }))
  await waitFor(() => expect(stub.stores.get(store!.id)?.phase).toBe('PROVISIONING'))
  stub.ready(store!)
  expect(await screen.findByRole('link', { name: /Visit store/ })).toBeInTheDocument()
})

test('a timeline of several pages is read to its end', async () => {
  const attempts = 450
  const store = aStore({ phase: 'PROVISIONING' })
  const { stub, requests } = renderApp(`/stores/${store.id}`, (s) => {
    s.add(store)
    s.steps = Array.from({ length: attempts }, (_, index) => aStepRun({ id: `${index + 1}`, attempt: index + 1 }))
  })
  const latest = () => within(screen.getByRole('list', { name: 'Steps of the creation' }))
  await waitFor(() => expect(latest().getByText(`attempt ${attempts}`)).toBeInTheDocument())
  const queries = () => requests.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname.endsWith('/steps'))
  expect(queries().map(({ search }) => search)).toEqual(['?limit=200', '?limit=200&after=200', '?limit=200&after=400'])

  stub.steps = [...stub.steps, aStepRun({ id: `${attempts + 1}`, attempt: attempts + 1 })]
  stub.change(store, {})
  await waitFor(() => expect(latest().getByText(`attempt ${attempts + 1}`)).toBeInTheDocument())
})

test('a shop that its owner has closed is ready and says so', async () => {
  const { user, stub } = renderApp('/stores', (s) => void s.add({ name: 'Alpha', phase: 'READY' }))
  const [store] = stub.stores.values()
  await user.click(await screen.findByRole('link', { name: 'Alpha' }))
  expect(await screen.findByText('Alpha is ready', { selector: '[role=status]' })).toBeInTheDocument()
  expect(screen.queryByText('Closed in the shop’s settings')).not.toBeInTheDocument()
  stub.change(store!, {
    conditions: store!.conditions.map((condition) =>
      condition.type === 'StorefrontReachable'
        ? { ...condition, status: 'TRUE', reason: 'ClosedByOwner', message: 'It opens in May.' }
        : condition,
    ),
  })
  expect(await screen.findByText('Closed in the shop’s settings')).toBeInTheDocument()
  expect(screen.getByText('It opens in May.')).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Failure' })).not.toBeInTheDocument()
})

test('a store is deleted only after its subdomain was typed, and is shown as deleting at once', async () => {
  const { user, stub } = renderApp('/stores', (s) => void s.add({ name: 'Alpha', phase: 'READY' }))
  const [store] = stub.stores.values()
  await user.click(await screen.findByRole('link', { name: 'Alpha' }))
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByRole('button', { name: 'Delete store' })).toBeDisabled()
  await user.type(within(dialog).getByLabelText('Type alpha to confirm'), 'alpha')
  await user.click(within(dialog).getByRole('button', { name: 'Delete store' }))
  expect(screen.getByText('Alpha is deleting', { selector: '[role=status]' })).toBeInTheDocument()
  await waitFor(() => expect(stub.stores.get(store!.id)?.desired).toBe('DELETED'))
  stub.change(store!, { phase: 'DELETED', deletedAt: new Date().toISOString() })
  expect(await screen.findByText('Alpha is deleted', { selector: '[role=status]' })).toBeInTheDocument()
})

test('after a refused deletion the store is shown as before, with an error', async () => {
  const { user, stub } = renderApp('/stores', (s) => void s.add({ name: 'Alpha', phase: 'READY' }))
  await user.click(await screen.findByRole('link', { name: 'Alpha' }))
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  await user.type(await screen.findByLabelText('Type alpha to confirm'), 'alpha')
  stub.failing = true
  await user.click(screen.getByRole('button', { name: 'Delete store' }))
  expect(await screen.findByText('The store was not deleted')).toBeInTheDocument()
  expect(screen.getByText('Alpha is ready', { selector: '[role=status]' })).toBeInTheDocument()
})

test('search and phase of the list are in the URL and survive a reload', async () => {
  const prepare = (stub: ControlPlaneStub) => {
    stub.add({ name: 'Alpha', subdomain: 'alpha' })
    stub.add({ name: 'Beta', subdomain: 'beta' })
  }
  const { user, unmount } = renderApp('/stores', prepare)
  await screen.findByRole('link', { name: 'Beta' })
  await user.type(screen.getByRole('searchbox', { name: 'Search stores' }), 'alp')
  await waitFor(() => expect(window.location.search).toBe('?q=alp'))
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Beta' })).not.toBeInTheDocument())
  unmount()
  renderApp('/stores?q=alp&phase=READY', prepare)
  expect(await screen.findByText('No store matches')).toBeInTheDocument()
  expect(screen.getByRole('searchbox')).toHaveValue('alp')
  expect(screen.getByRole('radio', { name: /Ready/ })).toBeChecked()
})

test('a long list is paged by cursor, forwards and backwards', async () => {
  const { user } = renderApp('/stores?sort=name', (stub) => {
    for (let n = 10; n < 40; n += 1) stub.add({ name: `Shop ${n}`, subdomain: `shop-${n}` })
  })
  await screen.findByRole('link', { name: 'Shop 10' })
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByRole('link', { name: 'Shop 39' })).toBeInTheDocument()
  expect(window.location.search).toContain('after=')
  await user.click(screen.getByRole('button', { name: 'Previous' }))
  expect(await screen.findByRole('link', { name: 'Shop 10' })).toBeInTheDocument()
  expect(window.location.search).toBe('?sort=name')
})

test('a store that another client created appears without a reload', async () => {
  const { stub } = renderApp('/stores')
  await screen.findByText('Create the first store')
  await screen.findAllByText('Live')
  stub.stream.send(stub.add({ name: 'Gamma', subdomain: 'gamma' }), 'StoreRequested')
  expect(await screen.findByRole('link', { name: 'Gamma' })).toBeInTheDocument()
})

test('the audit log is shown with the result of its verification', async () => {
  const { stub, user } = renderApp('/activity', (s) => void s.audit.push(anAuditEntry()))
  expect(await screen.findByText('The log is intact')).toBeInTheDocument()
  expect((await screen.findAllByText('Create store')).length).toBeGreaterThan(0)
  stub.brokenAt = 1
  await user.click(screen.getByRole('button', { name: 'Verify again' }))
  expect(await screen.findByText('The log has been changed')).toBeInTheDocument()
})

test('a user who is called system is shown as a user, and an entry of format 1 without a kind', async () => {
  const former = anAuditEntry({ sequence: 1, format: 1, actor: 'anna' })
  delete former.principalId
  delete former.principalKind
  delete former.owner
  renderApp('/activity', (stub) => {
    stub.audit.push(former)
    stub.audit.push(anAuditEntry({ sequence: 2, actor: 'system', principalKind: 'USER' }))
    stub.audit.push(anAuditEntry({ sequence: 3, actor: 'system', principalKind: 'SYSTEM' }))
  })
  const text = (await screen.findByRole('list', { name: 'Audit log' })).textContent
  expect(text).toContain('anna from')
  expect(text).toContain('system (user) from')
  expect(text).toContain('system (the platform) from')
})

test('the newest anchor of the audit log is shown, and a log that does not continue it', async () => {
  const { unmount } = renderApp('/activity')
  expect(await screen.findByText(/is not anchored/)).toBeInTheDocument()
  unmount()

  const last = { entries: 42, hash: 'a'.repeat(64), at: '2026-11-30T09:00:30Z', key: '0'.repeat(16), signature: 'x' }
  const { unmount: leave } = renderApp('/activity', (stub) => void (stub.anchor = { enabled: true, last }))
  expect(await screen.findByText(/Newest anchor outside the database: entry #42/)).toBeInTheDocument()
  leave()

  renderApp('/activity', (stub) => void (stub.anchor = { enabled: true, last, problem: 'It does not continue.' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('It does not continue.')
})

test('a verification shows from where on it read, and all entries can be verified', async () => {
  const { user } = renderApp('/activity', (stub) => {
    stub.audit.push(anAuditEntry())
    stub.verifiedTo = 7
  })
  expect(await screen.findByText(/The entries #7 to/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Verify all entries' }))
  expect(await screen.findByText(/All 1 entries match/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Verify all entries' })).not.toBeInTheDocument()
})

test('an unreachable cluster is reported on every page', async () => {
  renderApp('/stores', (stub) => {
    const { cluster } = stub.systemInfo()
    stub.system = { cluster: { ...cluster, reachable: false } }
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('can’t be reached')
})

test('a control plane that requires an API token is sent the one that was entered', async () => {
  const { user, requests } = renderApp('/stores', (stub) => {
    stub.add({ name: 'Alpha' })
    stub.token = 'right'
  })
  await user.type(await screen.findByLabelText('API token'), 'wrong{Enter}')
  expect(await screen.findByText(/did not accept/)).toBeInTheDocument()
  await user.type(screen.getByLabelText('API token'), 'right{Enter}')
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
  expect(requests.at(-1)?.headers.get('Authorization')).toBe('Bearer right')
})

test('a list that could not be read can be read again', async () => {
  const { user, stub } = renderApp('/stores', (s) => {
    s.failing = true
  })
  const again = await screen.findByRole('button', { name: 'Try again' })
  stub.failing = false
  await user.click(again)
  expect(await screen.findByText('Create the first store')).toBeInTheDocument()
})

test('an unknown store is not shown as an error', async () => {
  renderApp('/stores/0199aaaa-0000-7000-8000-000000000000')
  expect(await screen.findByText('There is no such store')).toBeInTheDocument()
})

test('an orphan is shown and can be adopted as a store', async () => {
  const { user, stub } = renderApp('/system', (s) => void s.orphans.push(anOrphan()))
  const orphans = await screen.findByRole('list', { name: 'Orphans' })
  expect(within(orphans).getByText('Lost Shop')).toBeInTheDocument()
  expect(within(orphans).getByText('No store has this id')).toBeInTheDocument()
  await user.click(within(orphans).getByRole('button', { name: 'Adopt store-lost' }))
  const messages = screen.getByRole('region', { name: 'Messages' })
  await waitFor(() => expect(messages).toHaveTextContent('Lost Shop was adopted'))
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Orphans' })).not.toBeInTheDocument())
  expect([...stub.stores.values()].map(({ subdomain }) => subdomain)).toEqual(['lost'])
})

test('an orphan is deleted only after its name was typed', async () => {
  const { user, stub } = renderApp(
    '/system',
    (s) => void s.orphans.push(anOrphan({ reason: 'STORE_DELETED', adoptable: false })),
  )
  await user.click(await screen.findByRole('button', { name: 'Delete store-lost' }))
  expect(screen.queryByRole('button', { name: 'Adopt store-lost' })).not.toBeInTheDocument()
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText('Type store-lost to confirm'), 'lost')
  expect(within(dialog).getByRole('button', { name: 'Delete namespace' })).toBeDisabled()
  expect(stub.orphans).toHaveLength(1)
  await user.clear(within(dialog).getByLabelText('Type store-lost to confirm'))
  await user.type(within(dialog).getByLabelText('Type store-lost to confirm'), 'store-lost')
  await user.click(within(dialog).getByRole('button', { name: 'Delete namespace' }))
  await waitFor(() => expect(stub.orphans).toHaveLength(0))
  expect([...stub.stores.values()].map(({ desired }) => desired)).toEqual(['DELETED'])
})

test('the audit log can be downloaded, by a link or with the API token', async () => {
  const { unmount } = renderApp('/activity')
  expect(await screen.findByRole('link', { name: 'Export' })).toHaveAttribute('href', '/api/v1/audit/export')
  unmount()

  const saved = vi.fn(() => 'blob:log')
  // jsdom cannot download.
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: saved, revokeObjectURL: () => undefined }))
  const { user, requests } = renderApp('/activity', (stub) => {
    stub.audit.push(anAuditEntry())
    stub.token = 'right'
  })
  await user.type(await screen.findByLabelText('API token'), 'right{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  await waitFor(() => expect(clicked).toHaveBeenCalledTimes(1))
  expect(saved).toHaveBeenCalledTimes(1)
  clicked.mockRestore()
  const download = requests.find(({ url }) => url.endsWith('/audit/export'))
  expect(download?.headers.get('Authorization')).toBe('Bearer right')
})

test('everything is read again after the stream reports missing events', async () => {
  const { stub } = renderApp('/stores', (s) => void s.add({ name: 'Alpha' }))
  const [store] = stub.stores.values()
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
  // No event is sent for this change.
  stub.stores.set(store!.id, { ...store!, name: 'Renamed', version: store!.version + 1 })
  await waitFor(() => {
    stub.stream.reset()
    expect(screen.getByRole('link', { name: 'Renamed' })).toBeInTheDocument()
  })
})

test('the audit log shows what happens while it is shown', async () => {
  const { stub } = renderApp('/activity', (s) => void s.audit.push(anAuditEntry()))
  await screen.findAllByText('Live')
  await screen.findAllByText('Create store')
  stub.audit.unshift(anAuditEntry({ sequence: 2, action: 'store.retry' }))
  stub.stream.send(stub.add({ name: 'Gamma', subdomain: 'gamma' }), 'StoreRequested')
  expect(await screen.findByText('Retry store')).toBeInTheDocument()
})

test('a tab that was hidden shows what happened meanwhile, also in the audit log', async () => {
  const { stub } = renderApp('/activity', (s) => void s.audit.push(anAuditEntry()))
  await screen.findAllByText('Live')
  await screen.findAllByText('Create store')
  setVisibility('hidden')
  stub.audit.unshift(anAuditEntry({ sequence: 2, action: 'store.retry' }))
  setVisibility('visible')
  expect(await screen.findByText('Retry store')).toBeInTheDocument()
})

test('a control plane on this machine is used without a network', async () => {
  const { user, stub } = renderApp('/stores', (s) => void s.add({ name: 'Alpha', phase: 'READY' }))
  await screen.findByRole('link', { name: 'Alpha' })
  window.dispatchEvent(new Event('offline'))
  onTestFinished(() => void window.dispatchEvent(new Event('online')))
  await user.click(screen.getByRole('link', { name: 'Alpha' }))
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  await user.type(await screen.findByLabelText('Type alpha to confirm'), 'alpha')
  await user.click(screen.getByRole('button', { name: 'Delete store' }))
  await waitFor(() => expect([...stub.stores.values()][0]?.desired).toBe('DELETED'))
})

test.each([10, -10])('the age of a verification is right while the browser’s clock is %i minutes ahead', async (minutes) => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => {
    vi.useRealTimers()
    // Puts the clocks together again.
    noteServerDate(new Date().toUTCString(), Date.now(), Date.now())
  })
  const { user } = renderApp('/activity', (stub) => {
    stub.audit.push(anAuditEntry())
    stub.clockAhead = -minutes * 60_000
  })
  expect(await screen.findByText('The log is intact')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Verify again' }))
  const checkedAt = () => screen.getByText(/entries match/).querySelector('time')!
  await waitFor(() => expect(checkedAt()).toHaveTextContent('just now'))
  vi.setSystemTime(Date.now() + 3 * 60_000)
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  expect(checkedAt()).toHaveTextContent('3 min ago')
})
