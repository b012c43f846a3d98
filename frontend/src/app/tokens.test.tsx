import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { aSession, aToken } from '@/testing/api/fixtures'
import type { ControlPlaneStub } from '@/testing/api/stub'
import { renderApp } from '@/testing/render-app'

function signedIn(stub: ControlPlaneStub) {
  stub.password = 'correct horse'
  stub.sessions = [aSession({ current: true })]
}

test('a user creates a token, whose secret is shown once', async () => {
  const { user, requests } = renderApp('/tokens', signedIn)
  expect(await screen.findByText('You have no token.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'New token' }))
  await user.click(screen.getByRole('button', { name: 'Create token' }))
  expect(await screen.findByText('Name the token after what uses it.')).toBeInTheDocument()
  expect(screen.getByText('Choose at least one permission.')).toBeInTheDocument()

  await user.type(screen.getByLabelText('Name'), 'Backup')
  await user.click(screen.getByRole('radio', { name: '7 days' }))
  await user.click(screen.getByRole('checkbox', { name: /See stores/ }))
  const before = Date.now()
  await user.click(screen.getByRole('button', { name: 'Create token' }))

  const secret = `urumi_pat_${'A'.repeat(49)}`
  expect(await screen.findByLabelText('Secret')).toHaveTextContent(secret)
  const sent = requests.find(({ method, url }) => method === 'POST' && url.endsWith('/api/v1/tokens'))
  const body = (await sent!.clone().json()) as { expiresAt: string; scopes: string[] }
  expect(body.scopes).toEqual(['store.read'])
  expect(Math.abs(Date.parse(body.expiresAt) - before - 7 * 86_400_000)).toBeLessThan(60_000)

  await user.click(screen.getByRole('button', { name: 'Done' }))
  expect(await screen.findByRole('list', { name: 'Tokens' })).toHaveTextContent('Backup')
  expect(document.body).not.toHaveTextContent(secret)
  await user.click(screen.getByRole('button', { name: 'New token' }))
  expect(screen.queryByLabelText('Secret')).not.toBeInTheDocument()
})

test('a name that is taken is reported at the field', async () => {
  const { user } = renderApp('/tokens', (stub) => {
    signedIn(stub)
    stub.tokens = [aToken()]
  })
  await user.click(await screen.findByRole('button', { name: 'New token' }))
  await user.type(screen.getByLabelText('Name'), 'Backup')
  await user.click(screen.getByRole('checkbox', { name: /Create stores/ }))
  await user.click(screen.getByRole('button', { name: 'Create token' }))
  expect(await screen.findByText(/choose another name/)).toBeInTheDocument()
  expect(screen.getByLabelText('Name')).toBeInvalid()
})

test('tokens show expiry and last use, and are revoked after a confirmation', async () => {
  const { user, stub } = renderApp('/tokens', (state) => {
    signedIn(state)
    state.tokens = [
      aToken({ name: 'Used', lastUsedAt: '2026-11-20T10:00:00Z' }),
      aToken({ name: 'Old', expired: true }),
      aToken({ name: 'Hers', user: 'anna' }),
    ]
  })
  const rows = within(await screen.findByRole('list', { name: 'Tokens' })).getAllByRole('listitem')
  expect(rows).toHaveLength(2)
  expect(rows[0]).toHaveTextContent('last used')
  expect(rows[1]).toHaveTextContent('never used')
  expect(within(rows[1]!).getAllByText(/Expired/)[0]).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Revoke Used' }))
  const confirm = await screen.findByRole('button', { name: 'Revoke token' })
  expect(confirm).toBeDisabled()
  await user.type(screen.getByLabelText('Type Used to confirm'), 'Used')
  await user.click(confirm)
  await waitFor(() => expect(screen.queryByText('Used')).not.toBeInTheDocument())
  expect(stub.tokens.map(({ name }) => name)).toEqual(['Old', 'Hers'])

  await user.click(screen.getByRole('button', { name: 'Show all users' }))
  expect(await screen.findByText('Hers')).toBeInTheDocument()
})
