import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { navigation } from '@/lib/navigation'
import { aSession } from '@/testing/api/fixtures'
import type { ControlPlaneStub } from '@/testing/api/stub'
import { renderApp } from '@/testing/render-app'

function withSignIn(stub: ControlPlaneStub) {
  stub.password = 'correct horse'
  stub.add({ name: 'Alpha' })
}

function signedIn(stub: ControlPlaneStub) {
  withSignIn(stub)
  stub.sessions = [aSession({ current: true }), aSession({ client: 'Phone/2', origin: '192.0.2.9' })]
}

test('a user signs in with the keyboard and sees the dashboard', async () => {
  const { user } = renderApp('/stores', withSignIn)
  expect(await screen.findByLabelText('Name')).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('Enter a name.')).toBeInTheDocument()
  expect(screen.getByText('Enter a password.')).toBeInTheDocument()
  await user.keyboard('admin{Tab}wrong{Enter}')
  expect(await screen.findByText(/no account with this name and password/)).toBeInTheDocument()
  expect(screen.getByLabelText('Password')).toHaveValue('')
  await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}')
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
})

test('a browser that does not keep the cookie is told what to do', async () => {
  const { user, stub } = renderApp('/stores', withSignIn)
  await user.type(await screen.findByLabelText('Name'), 'admin')
  stub.sessions.unshift = () => 0
  await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}')
  expect(await screen.findByText(/did not keep the session/)).toBeInTheDocument()
})

test('a sign-in link opens the dashboard, and its code leaves the address', async () => {
  renderApp('/stores#sign-in=abc', (stub) => {
    withSignIn(stub)
    stub.signInCode = 'abc'
  })
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
  expect(window.location.href).not.toContain('abc')
})

test('a sign-in link that was used says so, and leads to the form', async () => {
  const { user } = renderApp('/stores#sign-in=used', withSignIn)
  expect(await screen.findByText(/was used or has expired/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(await screen.findByLabelText('Password')).toBeInTheDocument()
})

test('a user signs out', async () => {
  const { user, stub } = renderApp('/stores', signedIn)
  await user.click((await screen.findAllByRole('button', { name: 'Account admin' }))[0]!)
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
  expect(await screen.findByLabelText('Password')).toBeInTheDocument()
  expect(stub.sessions.map(({ client }) => client)).toEqual(['Phone/2'])
})

test('a session that has ended leads to the sign-in', async () => {
  const { stub } = renderApp('/stores', signedIn)
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
  stub.sessions = []
  await waitFor(() => {
    stub.stream.reset()
    expect(screen.getByLabelText('Password')).toBeInTheDocument()
  })
})

test('a user ends a session on another device, then all', async () => {
  const { user, stub } = renderApp('/sessions', signedIn)
  const sessions = await screen.findByRole('list', { name: 'Sessions' })
  expect(within(sessions).getByText('This browser')).toBeInTheDocument()
  await user.click(within(sessions).getByRole('button', { name: 'Sign out of Phone/2 from 192.0.2.9' }))
  await waitFor(() => expect(screen.queryByText('Phone/2')).not.toBeInTheDocument())
  expect(stub.sessions).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Sign out everywhere' }))
  expect(await screen.findByLabelText('Password')).toBeInTheDocument()
  expect(stub.sessions).toHaveLength(0)
})

test('where users do not sign in, there is no account', async () => {
  const { requests } = renderApp('/stores', (stub) => void stub.add({ name: 'Alpha' }))
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
  await waitFor(() => expect(requests.some(({ url }) => url.endsWith('/api/v1/session'))).toBe(true))
  expect(screen.queryByRole('button', { name: /Account/ })).not.toBeInTheDocument()
})

function withProvider(stub: ControlPlaneStub) {
  withSignIn(stub)
  stub.methods = { password: false, provider: { name: 'Keycloak', path: '/oidc/sign-in' } }
}

test('a user is sent to the provider, and back to the page that was shown', async () => {
  renderApp('/activity?page=2', withProvider)
  expect(await screen.findByRole('link', { name: 'Sign in with Keycloak' })).toHaveAttribute(
    'href',
    '/oidc/sign-in?to=%2Factivity%3Fpage%3D2',
  )
  expect(screen.queryByLabelText('Password')).not.toBeInTheDocument()
})

test('a local account signs in beside a provider', async () => {
  const { user } = renderApp('/sign-in-failed?code=PROVIDER_UNAVAILABLE', (stub) => {
    withProvider(stub)
    stub.methods = { ...stub.methods, password: true }
  })
  expect(await screen.findByText('Or with name and password:')).toBeInTheDocument()
  await user.type(screen.getByLabelText('Name'), 'admin')
  await user.type(screen.getByLabelText('Password'), 'correct horse{Enter}')
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
})

test('a failed sign-in is explained with its code and the request', async () => {
  renderApp('/sign-in-failed?code=NO_ROLE&reference=ab-12', withProvider)
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('You are in no group that may use this platform.')
  expect(alert).toHaveTextContent('NO_ROLE, request ab-12')
  expect(await screen.findByRole('link', { name: 'Sign in with Keycloak' })).toHaveAttribute(
    'href',
    '/oidc/sign-in?to=%2F',
  )
})

test('an unknown code shows nothing of the address', async () => {
  renderApp('/sign-in-failed?code=toString&reference=call+0900+now', signedIn)
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('UNEXPECTED')
  expect(alert).not.toHaveTextContent('0900')
})

test('a sign-out leads to the sign-out of the provider', async () => {
  const leaveFor = vi.spyOn(navigation, 'leaveFor').mockImplementation(() => undefined)
  const { user, stub } = renderApp('/stores', (prepared) => {
    signedIn(prepared)
    prepared.signOutPath = '/oidc/sign-out'
  })
  await user.click((await screen.findAllByRole('button', { name: 'Account admin' }))[0]!)
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))
  await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('/oidc/sign-out'))
  expect(stub.sessions).toHaveLength(1)
})
