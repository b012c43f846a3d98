import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { renderApp } from '@/testing/render-app'

test('a store is made from its name and becomes ready before one’s eyes', async () => {
  const { user } = renderApp('/stores')
  await user.click(await screen.findByRole('link', { name: 'New store' }))
  await user.type(await screen.findByLabelText('Name'), 'Café Zoë')
  expect(screen.getByLabelText('Subdomain')).toHaveValue('cafe-zoe')
  expect(await screen.findByText('cafe-zoe.localhost is free')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Create store' }))

  expect(await screen.findByRole('heading', { name: 'Café Zoë' })).toBeInTheDocument()
  expect(await screen.findByRole('link', { name: /Visit store/ })).toHaveAttribute(
    'href',
    'http://cafe-zoe.localhost',
  )
  expect(screen.getAllByText('Simulated cluster').length).toBeGreaterThan(0)
  expect(window.location.pathname).toMatch(/^\/stores\/.+/)
})

test('a taken subdomain is told while typing, and the free one beside it is a click away', async () => {
  const { user } = renderApp('/stores/new', (plane) => plane.add('Alpha', 'alpha', 'small'))
  await user.type(await screen.findByLabelText('Name'), 'Alpha')
  await user.click(await screen.findByRole('button', { name: 'Use alpha-2' }))
  expect(screen.getByLabelText('Subdomain')).toHaveValue('alpha-2')
  expect(await screen.findByText('alpha-2.localhost is free')).toBeInTheDocument()
})

test('what the server refuses is told at its field', async () => {
  const { user } = renderApp('/stores/new')
  await user.type(await screen.findByLabelText('Subdomain'), 'fine')
  await user.type(screen.getByLabelText('Name'), 'x'.repeat(81))
  await user.click(screen.getByRole('button', { name: 'Create store' }))
  expect(await screen.findByText('Use at most 80 characters.')).toBeInTheDocument()
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription('Use at most 80 characters.')
  expect(screen.getByLabelText('Name')).toBeInvalid()
})

test('the same form sent again carries the same Idempotency-Key, another form another', async () => {
  const { user, plane, requests } = renderApp('/stores/new')
  const keys = () =>
    requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key'))
  await user.type(await screen.findByLabelText('Name'), 'Alpha')
  plane.behaviour.failing = true
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

test('a failed store says why and what to do, and a retry makes it ready', async () => {
  const { user, plane } = renderApp('/stores')
  const store = plane.create('Broken', 'broken-shop', 'small')
  await user.click(await screen.findByRole('link', { name: 'Broken' }))
  expect(
    await screen.findByRole('heading', { name: /image .* could not be pulled/ }),
  ).toBeInTheDocument()
  expect(screen.getByText(/Check that the image exists/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Retry' }))
  expect(await screen.findByRole('link', { name: /Visit store/ })).toBeInTheDocument()
  expect(plane.stores.get(store.id)?.phase).toBe('READY')
})

test('a store is deleted only after its subdomain was typed, and shows so at once', async () => {
  const { user, plane } = renderApp('/stores', (p) => p.add('Alpha', 'alpha', 'small'))
  const [store] = plane.stores.values()
  plane.settle(store!.id, { phase: 'READY' })
  await user.click(await screen.findByRole('link', { name: 'Alpha' }))
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByRole('button', { name: 'Delete store' })).toBeDisabled()
  await user.type(within(dialog).getByLabelText('Type alpha to confirm'), 'alpha')
  await user.click(within(dialog).getByRole('button', { name: 'Delete store' }))
  expect(screen.getByText('Alpha is deleting', { selector: '[role=status]' })).toBeInTheDocument()
  expect(await screen.findByText('Alpha is deleted', { selector: '[role=status]' })).toBeInTheDocument()
})

test('a refused deletion is taken back and told', async () => {
  const { user, plane } = renderApp('/stores', (p) => p.add('Alpha', 'alpha', 'small'))
  const [store] = plane.stores.values()
  plane.settle(store!.id, { phase: 'READY' })
  await user.click(await screen.findByRole('link', { name: 'Alpha' }))
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  await user.type(await screen.findByLabelText('Type alpha to confirm'), 'alpha')
  plane.behaviour.failing = true
  await user.click(screen.getByRole('button', { name: 'Delete store' }))
  expect(await screen.findByText('The store was not deleted')).toBeInTheDocument()
  expect(screen.getByText('Alpha is ready', { selector: '[role=status]' })).toBeInTheDocument()
})

test('the list’s search and phase are in the URL and survive a reload', async () => {
  const prepare = (plane: Parameters<NonNullable<Parameters<typeof renderApp>[1]>>[0]) => {
    plane.add('Alpha', 'alpha', 'small')
    plane.add('Beta', 'beta', 'small')
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

test('more stores than a page holds are paged by cursor, there and back', async () => {
  const { user } = renderApp('/stores?sort=name', (plane) => {
    for (let n = 10; n < 40; n += 1) plane.add(`Shop ${n}`, `shop-${n}`, 'small')
  })
  await screen.findByRole('link', { name: 'Shop 10' })
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByRole('link', { name: 'Shop 39' })).toBeInTheDocument()
  expect(window.location.search).toContain('after=')
  await user.click(screen.getByRole('button', { name: 'Previous' }))
  expect(await screen.findByRole('link', { name: 'Shop 10' })).toBeInTheDocument()
  expect(window.location.search).toBe('?sort=name')
})

test('a store made elsewhere appears without a reload', async () => {
  const { plane } = renderApp('/stores')
  await screen.findByText('Open the first store')
  await screen.findAllByText('Live')
  plane.create('Gamma', 'gamma', 'small')
  expect(await screen.findByRole('link', { name: 'Gamma' })).toBeInTheDocument()
})

test('the audit log is shown, and whether its chain holds', async () => {
  const { plane, user } = renderApp('/activity', (p) => p.create('Alpha', 'alpha', 'small'))
  expect(await screen.findByText('The log is intact')).toBeInTheDocument()
  expect((await screen.findAllByText('Create store')).length).toBeGreaterThan(0)
  plane.behaviour.tampered = true
  await user.click(screen.getByRole('button', { name: 'Verify again' }))
  expect(await screen.findByText('The log has been changed')).toBeInTheDocument()
})

test('an unreachable cluster is told on every page', async () => {
  renderApp('/stores', (plane) => {
    plane.behaviour.reachable = false
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('can’t be reached')
})

test('the access token is asked for when the control plane wants one, and sent from then on', async () => {
  const { user, requests } = renderApp('/stores', (plane) => {
    plane.add('Alpha', 'alpha', 'small')
    plane.behaviour.token = 'right'
  })
  await user.type(await screen.findByLabelText('Access token'), 'wrong{Enter}')
  expect(await screen.findByText(/did not accept/)).toBeInTheDocument()
  await user.type(screen.getByLabelText('Access token'), 'right{Enter}')
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
  expect(requests.at(-1)?.headers.get('Authorization')).toBe('Bearer right')
})

test('a list that cannot be read says so and can be read again', async () => {
  const { user, plane } = renderApp('/stores', (p) => {
    p.behaviour.failing = true
  })
  const again = await screen.findByRole('button', { name: 'Try again' })
  plane.behaviour.failing = false
  await user.click(again)
  expect(await screen.findByText('Open the first store')).toBeInTheDocument()
})

test('an unknown store is told apart from an error', async () => {
  renderApp('/stores/0199aaaa-0000-7000-8000-000000000000')
  expect(await screen.findByText('There is no such store')).toBeInTheDocument()
})

test('a namespace without a store is shown and can be made a store again', async () => {
  const { user, plane } = renderApp('/system', (p) => void p.lose('Lost Shop', 'lost'))
  const orphans = await screen.findByRole('list', { name: 'Orphans' })
  expect(within(orphans).getByText('Lost Shop')).toBeInTheDocument()
  await user.click(within(orphans).getByRole('button', { name: 'Adopt store-lost' }))
  expect(await screen.findByText('Lost Shop is a store again')).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Orphans' })).not.toBeInTheDocument())
  expect([...plane.stores.values()].map(({ subdomain }) => subdomain)).toEqual(['lost'])
})

test('a namespace without a store is deleted only after its name was typed', async () => {
  const { user, plane } = renderApp('/system', (p) => void p.lose('Lost Shop', 'lost', false))
  await user.click(await screen.findByRole('button', { name: 'Delete store-lost' }))
  expect(screen.queryByRole('button', { name: 'Adopt store-lost' })).not.toBeInTheDocument()
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText('Type store-lost to confirm'), 'lost')
  expect(within(dialog).getByRole('button', { name: 'Delete namespace' })).toBeDisabled()
  expect(plane.orphans).toHaveLength(1)
  await user.clear(within(dialog).getByLabelText('Type store-lost to confirm'))
  await user.type(within(dialog).getByLabelText('Type store-lost to confirm'), 'store-lost')
  await user.click(within(dialog).getByRole('button', { name: 'Delete namespace' }))
  await waitFor(() => expect(plane.orphans).toHaveLength(0))
  expect([...plane.stores.values()].map(({ desired }) => desired)).toEqual(['DELETED'])
})

test('the audit log can be downloaded, by a link or with the token', async () => {
  const { unmount } = renderApp('/activity')
  expect(await screen.findByRole('link', { name: 'Export' })).toHaveAttribute('href', '/api/v1/audit/export')
  unmount()

  const saved = vi.fn(() => 'blob:log')
  // jsdom cannot download.
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: saved, revokeObjectURL: () => undefined }))
  const { user, requests } = renderApp('/activity', (plane) => {
    plane.behaviour.token = 'right'
  })
  await user.type(await screen.findByLabelText('Access token'), 'right{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  await waitFor(() => expect(clicked).toHaveBeenCalledTimes(1))
  expect(saved).toHaveBeenCalledTimes(1)
  clicked.mockRestore()
  const download = requests.find(({ url }) => url.endsWith('/audit/export'))
  expect(download?.headers.get('Authorization')).toBe('Bearer right')
})

test('everything is read again when the stream says that it could not tell everything', async () => {
  const { plane } = renderApp('/stores', (p) => p.add('Alpha', 'alpha', 'small'))
  const [store] = plane.stores.values()
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
  // Nothing tells of this.
  plane.stores.set(store!.id, { ...store!, name: 'Renamed', version: store!.version + 1 })
  await waitFor(() => {
    plane.resetStreams()
    expect(screen.getByRole('link', { name: 'Renamed' })).toBeInTheDocument()
  })
})
