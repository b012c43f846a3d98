import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { aSession, aStore, imagePullFailed } from '@/testing/api/fixtures'
import { renderApp } from '@/testing/render-app'

const ALPHA = '01990a5d-ac96-774b-bcce-b302099a8057'

test('the password of the shop is revealed once it is asked for, and gone with the dialog', async () => {
  const { user } = renderApp(`/stores/${ALPHA}`, (plane) => {
    plane.add({ id: ALPHA, name: 'Alpha', phase: 'READY' })
  })
  await user.click(await screen.findByRole('button', { name: 'Password' }))
  expect(screen.queryByText('s3cret')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Reveal' }))
  expect(await screen.findByText('s3cret')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Copy the password' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(document.body.textContent).not.toContain('s3cret'))
})

test('whoever has signed in long ago signs in again to see the password of the shop', async () => {
  const { user, stub } = renderApp(`/stores/${ALPHA}`, (plane) => {
    plane.password = 'correct horse'
    plane.sessions = [aSession({ current: true })]
    plane.add({ id: ALPHA, name: 'Alpha', phase: 'READY' })
    plane.signInTooOld = true
  })
  await user.click(await screen.findByRole('button', { name: 'Password' }))
  await user.click(screen.getByRole('button', { name: 'Reveal' }))
  await user.type(await screen.findByLabelText('Password of admin'), 'correct horse')
  stub.signInTooOld = false
  await user.click(screen.getByRole('button', { name: 'Sign in again' }))
  expect(await screen.findByText('s3cret')).toBeInTheDocument()
})

test('a problem of a store that the platform still works on is shown in detail, without a retry', async () => {
  const { user, stub } = renderApp('/stores', (s) => void s.add({ phase: 'PROVISIONING', failure: imagePullFailed }))
  const [store] = stub.stores.values()
  await user.click(await screen.findByRole('link', { name: store!.name }))
  const panel = within(await screen.findByRole('region', { name: 'Failure' }))
  expect(panel.getByText(/Check that the image exists/)).toBeInTheDocument()
  await user.click(panel.getByText('Technical detail'))
  expect(panel.getByText(/Back-off pulling image/)).toBeInTheDocument()
  expect(panel.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument()
})

test('a simulated store is marked in the list, a real one is not', async () => {
  renderApp('/stores', (stub) => {
    stub.add({ name: 'Alpha' })
    stub.add({ name: 'Beta', subdomain: 'beta', cluster: { name: 'lab', simulated: false } })
  })
  const rowOf = async (name: string) => within((await screen.findByRole('link', { name })).closest('li')!)
  expect((await rowOf('Alpha')).getByText('Simulated')).toBeInTheDocument()
  expect((await rowOf('Beta')).queryByText('Simulated')).not.toBeInTheDocument()
})

test('the list is read in the chosen order', async () => {
  const { requests } = renderApp('/stores?sort=subdomain', (stub) => void stub.add({ name: 'Alpha' }))
  await screen.findByRole('link', { name: 'Alpha' })
  const list = requests.map(({ url }) => new URL(url)).find(({ pathname }) => pathname === '/api/v1/stores')
  expect(list?.searchParams.get('sort')).toBe('subdomain')
})

test('the newest event is shown although the history has several pages', async () => {
  const store = aStore({ name: 'Alpha' })
  renderApp(`/stores/${store.id}`, (stub) => {
    stub.stores.set(store.id, store)
    stub.events = Array.from({ length: 250 }, (_, index) => ({
      id: `${index + 1}`,
      type: 'ConditionChanged',
      at: store.createdAt,
      storeId: store.id,
      subdomain: store.subdomain,
      message: `Event number ${index + 1}`,
    }))
  })
  expect(await screen.findByText('Event number 250')).toBeInTheDocument()
})

test('a list that is older than an event does not replace what the event showed', async () => {
  const store = aStore({ name: 'Alpha', phase: 'PROVISIONING' })
  const { user, stub } = renderApp(`/stores/${store.id}`, (s) => void s.stores.set(store.id, store))
  await screen.findAllByText('Live')
  stub.change(store, { name: 'Alpha Two' })
  await screen.findByRole('heading', { name: 'Alpha Two' })
  // The list is read for the first time, from before the event.
  stub.stores.set(store.id, store)
  await user.click(screen.getAllByRole('link', { name: 'Stores' })[0]!)
  await screen.findByRole('searchbox')
  await waitFor(() => expect(screen.getByRole('link', { name: /^Alpha/ })).toHaveAccessibleName('Alpha Two'))
})
