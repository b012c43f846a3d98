import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { aMember, anAccount, anInvitation, aSession, aTeam } from '@/testing/api/fixtures'
import type { ControlPlaneStub } from '@/testing/api/stub'
import { renderApp } from '@/testing/render-app'

const SHOPS = 'shops'
const ADMIN = '00000000-0000-4000-8000-00000000000a'

function signedIn(stub: ControlPlaneStub) {
  stub.password = 'correct horse'
  stub.sessions = [aSession({ current: true })]
  stub.principalId = ADMIN
  stub.teams = [aTeam(), aTeam({ id: SHOPS, name: 'Shops of Bern' })]
  stub.members = [aMember({ accountId: ADMIN, name: 'admin', role: 'OWNER' }), aMember({ name: 'carla' })]
}

function asViewer(stub: ControlPlaneStub) {
  signedIn(stub)
  stub.platformRoles = []
  stub.teams = [aTeam({ id: SHOPS, name: 'Shops of Bern', permissions: ['store.read'] })]
}

test('an administrator creates a team', async () => {
  const { user, stub } = renderApp('/teams', signedIn)
  await user.click(await screen.findByRole('button', { name: 'New team' }))
  await user.click(screen.getByRole('button', { name: 'Create team' }))
  expect(await screen.findByText('Give the team a name.')).toBeInTheDocument()
  await user.type(screen.getByLabelText('Name'), 'Markets{Enter}')
  expect(await screen.findByRole('heading', { name: 'Markets' })).toBeInTheDocument()
  expect(stub.teams.map(({ name }) => name)).toContain('Markets')
})

test('further teams are shown on demand', async () => {
  const { user } = renderApp('/teams', (stub) => {
    signedIn(stub)
    stub.teams = Array.from({ length: 101 }, (_, index) => aTeam({ id: `team-${index}`, name: `Team ${index}` }))
  })
  expect(await screen.findByRole('link', { name: 'Team 99' })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Team 100' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'More' }))
  expect(await screen.findByRole('link', { name: 'Team 100' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'More' })).not.toBeInTheDocument()
})

test('what a viewer may not do is not offered', async () => {
  const { user } = renderApp('/teams', asViewer)
  await user.click(await screen.findByRole('link', { name: 'Shops of Bern' }))
  const members = await screen.findByRole('list', { name: 'Members' })
  expect(within(members).getByText('carla')).toBeInTheDocument()
  for (const name of ['New team', 'Rename', 'Delete', 'Invite', 'Add', 'Remove carla']) {
    expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  }
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Leave the team' })).toBeInTheDocument()
})

test('a viewer is not offered a new store', async () => {
  renderApp('/stores', (stub) => {
    asViewer(stub)
    stub.add({ name: 'Alpha' })
  })
  expect(await screen.findByRole('link', { name: 'Alpha' })).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByRole('link', { name: 'New store' })).not.toBeInTheDocument())
})

test('a role by groups of the provider is shown as such and cannot be changed', async () => {
  renderApp(`/teams/${SHOPS}`, (stub) => {
    signedIn(stub)
    stub.members = [
      aMember({ accountId: ADMIN, name: 'admin', role: 'OWNER', ofProvider: true }),
      aMember({ name: 'carla' }),
      aMember({ name: 'dora', role: 'MANAGER', ofProvider: true }),
    ]
  })
  expect(await screen.findByLabelText('Role of carla')).toBeInTheDocument()
  expect(screen.getAllByText(/, by the groups of the provider/)).toHaveLength(2)
  expect(screen.queryByLabelText('Role of dora')).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Remove dora' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Leave the team' })).not.toBeInTheDocument()
})

test('the limits of a team are shown, and changed by an administrator', async () => {
  const { user, stub } = renderApp(`/teams/${SHOPS}`, signedIn)
  expect(await screen.findByText('3 of 5')).toBeInTheDocument()
  expect(screen.getByText('24, no limit')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Change limits' }))
  expect(screen.getByText('Of the settings: 20Gi')).toBeInTheDocument()
  await user.clear(screen.getByLabelText('Stores'))
  await user.type(screen.getByLabelText('CPU'), '40')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('24 of 40')).toBeInTheDocument()
  expect(stub.limits.find(({ kind }) => kind === 'STORES')?.own).toBe(false)
})

test('a user who is not an administrator does not change limits', async () => {
  renderApp(`/teams/${SHOPS}`, asViewer)
  expect(await screen.findByText('3 of 5')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Change limits' })).not.toBeInTheDocument()
})

test('a store is given to another team', async () => {
  const { user, stub } = renderApp('/stores', (plane) => {
    signedIn(plane)
    plane.add({ name: 'Alpha' })
  })
  await user.click(await screen.findByRole('button', { name: 'More about Alpha' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Give to a team…' }))
  await user.selectOptions(within(screen.getByRole('dialog')).getByLabelText('Team'), 'Shops of Bern')
  await user.click(screen.getByRole('button', { name: 'Give to the team' }))
  await waitFor(() => expect([...stub.stores.values()][0]?.owner).toBe(SHOPS))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
})

test('a store of a team beyond the first pages is given to another one there', async () => {
  const { user, stub } = renderApp('/stores', (plane) => {
    signedIn(plane)
    plane.teams = Array.from({ length: 402 }, (_, index) => aTeam({ id: `team-${index}`, name: `Team ${index}` }))
    plane.add({ name: 'Alpha', owner: 'team-400' })
  })
  await user.click(await screen.findByRole('button', { name: 'More about Alpha' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Give to a team…' }))
  await user.selectOptions(within(screen.getByRole('dialog')).getByLabelText('Team'), 'Team 401')
  await user.click(screen.getByRole('button', { name: 'Give to the team' }))
  await waitFor(() => expect([...stub.stores.values()][0]?.owner).toBe('team-401'))
})

test('a user who may not give stores away is not offered it, and a store that left disappears', async () => {
  const { user, stub } = renderApp('/stores', (plane) => {
    asViewer(plane)
    plane.add({ name: 'Alpha', owner: SHOPS })
  })
  await user.click(await screen.findByRole('button', { name: 'More about Alpha' }))
  expect(screen.queryByRole('menuitem', { name: 'Give to a team…' })).not.toBeInTheDocument()
  await user.keyboard('{Escape}')
  const [store] = stub.stores.values()
  stub.stores.clear()
  stub.stream.depart(store!)
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Alpha' })).not.toBeInTheDocument())
})

test('an owner changes a role, and the last owner stays', async () => {
  const { user, stub } = renderApp(`/teams/${SHOPS}`, signedIn)
  await user.selectOptions(await screen.findByLabelText('Role of carla'), 'Manager')
  await waitFor(() => expect(stub.members.find(({ name }) => name === 'carla')?.role).toBe('MANAGER'))
  await user.click(screen.getByRole('button', { name: 'Leave the team' }))
  expect(await screen.findByText('The team would have no owner.')).toBeInTheDocument()
})

test('a member is added by name and removed', async () => {
  const { user, stub } = renderApp(`/teams/${SHOPS}`, signedIn)
  await user.click(await screen.findByRole('button', { name: 'Add' }))
  await user.type(screen.getByLabelText('Name of the account'), 'absent{Enter}')
  expect(await screen.findByText('There is no account "absent".')).toBeInTheDocument()
  await user.clear(screen.getByLabelText('Name of the account'))
  await user.type(screen.getByLabelText('Name of the account'), 'bert{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Remove bert' }))
  await waitFor(() => expect(stub.members.map(({ name }) => name)).not.toContain('bert'))
})

test('the link of an invitation is shown once', async () => {
  const { user, stub } = renderApp(`/teams/${SHOPS}`, signedIn)
  await user.click(await screen.findByRole('button', { name: 'Invite' }))
  await user.selectOptions(screen.getByLabelText('Role'), 'Manager')
  await user.click(screen.getByRole('button', { name: 'Create link' }))
  expect(await screen.findByText(`http://localhost:3000/invitation#${stub.invitationSecret}`)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Done' }))
  const invitations = await screen.findByRole('list', { name: 'Invitations' })
  expect(document.body.textContent).not.toContain(stub.invitationSecret)
  await user.click(within(invitations).getByRole('button', { name: 'Revoke the invitation with the role Manager' }))
  await waitFor(() => expect(stub.invitations).toEqual([]))
})

test('a team is deleted after its name was typed', async () => {
  const { user, stub } = renderApp(`/teams/${SHOPS}`, (plane) => {
    signedIn(plane)
    plane.members = []
  })
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  await user.type(screen.getByLabelText('Type Shops of Bern to confirm'), 'Shops of Bern{Enter}')
  await waitFor(() => expect(stub.teams.map(({ id }) => id)).toEqual(['local']))
})

test('a new user joins by an invitation', async () => {
  const { user, stub } = renderApp(`/invitation#${'s'.repeat(43)}`, (plane) => {
    plane.password = 'correct horse'
    plane.invitations = [anInvitation({ role: 'MANAGER' })]
  })
  expect(await screen.findByRole('heading', { name: 'Join Shops of Bern' })).toBeInTheDocument()
  await user.type(screen.getByLabelText('Name'), 'bert')
  await user.type(screen.getByLabelText('Password'), 'correct horse battery{Enter}')
  expect(await screen.findByText(/Another account has the name/)).toBeInTheDocument()
  await user.clear(screen.getByLabelText('Name'))
  await user.type(screen.getByLabelText('Name'), 'dora{Enter}')
  expect(await screen.findByRole('heading', { name: 'Teams' })).toBeInTheDocument()
  expect(stub.invitations).toEqual([])
  expect(window.location.href).not.toContain(stub.invitationSecret)
})

test('a user who is signed in joins with one click', async () => {
  const { user, stub } = renderApp(`/invitation#${'s'.repeat(43)}`, (plane) => {
    signedIn(plane)
    plane.invitations = [anInvitation()]
  })
  await user.click(await screen.findByRole('button', { name: 'Accept as admin' }))
  expect(await screen.findByRole('heading', { name: 'Teams' })).toBeInTheDocument()
  expect(stub.invitations).toEqual([])
})

test('an invitation that does not exist says so and leads to the dashboard', async () => {
  const { user } = renderApp('/invitation#nothing', signedIn)
  expect(await screen.findByRole('heading', { name: 'The invitation cannot be used' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Open the dashboard' }))
  expect(await screen.findByRole('heading', { name: 'Teams' })).toBeInTheDocument()
})

test('a store is created for the chosen team, and the list shows one team', async () => {
  const { user, requests } = renderApp('/stores/new', signedIn)
  await user.type(await screen.findByLabelText('Name'), 'Beta Shop')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Team' }), 'Shops of Bern')
  await user.click(screen.getByRole('button', { name: 'Create store' }))
  await waitFor(() => expect(requests.some(({ method }) => method === 'POST')).toBe(true))
  const created = requests.find(({ method }) => method === 'POST')!
  expect(((await created.json()) as { teamId: string }).teamId).toBe(SHOPS)
})

test('the list of stores shows the chosen team', async () => {
  const { user, requests } = renderApp('/stores', signedIn)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Team' }), 'Shops of Bern')
  await waitFor(() => expect(requests.some(({ url }) => url.includes(`owner=${SHOPS}`))).toBe(true))
})

test('an administrator changes roles of the platform and disables accounts', async () => {
  const { user, stub } = renderApp('/accounts', (plane) => {
    signedIn(plane)
    plane.users = [anAccount({ name: 'admin', platformRoles: ['ADMINISTRATOR'] }), anAccount()]
  })
  const roles = await screen.findByRole('group', { name: 'Roles of anna for all teams' })
  await user.click(within(roles).getByRole('checkbox', { name: 'Auditor' }))
  await waitFor(() => expect(stub.users[1]?.platformRoles).toEqual(['AUDITOR']))
  await user.click(screen.getByRole('button', { name: 'Disable anna' }))
  expect(await screen.findByRole('button', { name: 'Enable anna' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Disable admin' }))
  expect(await screen.findByText('No administrator would remain.')).toBeInTheDocument()
})

test('roles of the platform by groups of a provider cannot be changed', async () => {
  renderApp('/accounts', (plane) => {
    signedIn(plane)
    plane.users = [anAccount({ name: 'anna', platformRoles: ['AUDITOR'], subject: 'f-7' })]
  })
  const roles = await screen.findByRole('group', { name: 'Roles of anna for all teams' })
  expect(within(roles).getByRole('checkbox', { name: 'Auditor' })).toBeDisabled()
  expect(within(roles).getByText('Set by the user’s groups at the identity provider')).toBeInTheDocument()
  expect(screen.getByText('f-7')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Disable anna' })).toBeEnabled()
})

test('an invited user signs in at the identity provider, which gets no secret, and comes back to the invitation', async () => {
  const provided = (plane: ControlPlaneStub) => {
    plane.password = 'correct horse'
    plane.methods = { password: false, provider: { name: 'Example', path: '/oidc/sign-in' } }
    plane.invitations = [anInvitation({ role: 'MANAGER' })]
  }
  const { user, unmount } = renderApp(`/invitation#${'s'.repeat(43)}`, provided)
  const link = await screen.findByRole('link', { name: 'Sign in with Example' })
  expect(link).toHaveAttribute('href', '/oidc/sign-in?to=%2Finvitation')
  expect(screen.queryByLabelText('Password')).not.toBeInTheDocument()
  link.addEventListener('click', (event) => event.preventDefault())
  await user.click(link)
  unmount()

  const { user: back, stub } = renderApp('/invitation', (plane) => {
    signedIn(plane)
    plane.invitations = [anInvitation({ role: 'MANAGER' })]
  })
  await back.click(await screen.findByRole('button', { name: 'Accept as admin' }))
  expect(await screen.findByRole('heading', { name: 'Teams' })).toBeInTheDocument()
  expect(stub.invitations).toEqual([])
  expect(sessionStorage.getItem('urumi.invitation')).toBeNull()
})
