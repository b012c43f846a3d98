import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { useBrowser, type OpenPage } from './dashboard'
import { freePort } from './free-port'
import { startKeycloak } from './provider/keycloak'
import { failure, rights, startPlatform } from './provider/platform'
import { countStreams, expectStreams, live } from './streams'

/* With a real Keycloak in a process of its own. */
const SECRET = 'client-secret-of-the-keycloak-test'
const PASSWORD = 'a password of the Keycloak test'

/** Of a back-channel logout, until its effect in the browser. Normally less than a second. */
const LOGOUT_TIMEOUT_MS = 5_000

const { open } = useBrowser()
let platform: Awaited<ReturnType<typeof startPlatform>>
let keycloak: Awaited<ReturnType<typeof startKeycloak>>
const stops: (() => void | Promise<void>)[] = []

beforeAll(async () => {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}/realms/urumi`
  // It starts while its provider is away.
  platform = await startPlatform({ name: 'Keycloak', issuer, secret: SECRET })
  stops.push(platform.stop)
  keycloak = await startKeycloak({ port, password: PASSWORD })
  stops.push(keycloak.stop)
})
afterAll(async () => {
  for (const stop of stops) await stop()
})

const link = (page: Page) => page.getByRole('link', { name: 'Sign in with Keycloak' })
const account = (page: Page, user: string) => page.getByRole('button', { name: `Account ${user} of Keycloak` }).first()

function openSignedOut(path: string): Promise<OpenPage> {
  // What the browser says about answers 401 and 403, about a stream that ends and about Keycloak's own pages.
  return open(path, { base: platform.dashboard, expectedErrors: /status of 40[139]|ERR_|127\.0\.0\.1|Keycloak/ })
}

async function enter(page: Page, user: string): Promise<void> {
  await page.locator('#username').fill(user)
  await page.locator('#password').fill(PASSWORD)
  await page.locator('#kc-login').click()
}

async function signIn(page: Page, user: string): Promise<void> {
  await link(page).click()
  await enter(page, user)
  await account(page, user).waitFor()
}

/** As a user does who is signed in at Keycloak still. */
async function signInAgain(page: Page): Promise<void> {
  await page.goto(`${platform.dashboard}/oidc/sign-in`)
}

test('while Keycloak has no such realm, users are told so', async () => {
  const { page, close } = await openSignedOut('/stores')
  await link(page).click()
  await failure(page, 'PROVIDER_ERROR')
  await keycloak.admin.createRealm({ dashboard: platform.dashboard, secret: SECRET, password: PASSWORD })
  // The failure is kept for a moment.
  await expect
    .poll(async () => {
      await link(page).click()
      return page
        .locator('#username')
        .waitFor({ timeout: 2_000 })
        .then(
          () => true,
          () => false,
        )
    }, { timeout: 20_000 })
    .toBe(true)
  await close()
})

test('a new key is read, and a changed group has its effect at the next sign-in', async () => {
  const { page, close } = await openSignedOut('/activity')
  await signIn(page, 'anna')
  expect(new URL(page.url()).pathname).toBe('/activity')
  expect(await rights(page)).toEqual({ roles: ['ADMINISTRATOR'], isMember: false })

  await keycloak.admin.rotateKey()
  await keycloak.admin.setGroups('anna', 'urumi-auditors', 'urumi-shops')
  expect(await rights(page)).toEqual({ roles: ['ADMINISTRATOR'], isMember: false })
  await signInAgain(page)
  await account(page, 'anna').waitFor()
  expect(await rights(page)).toEqual({ roles: ['AUDITOR'], isMember: true })

  await keycloak.admin.setGroups('anna', 'urumi-auditors')
  await signInAgain(page)
  await account(page, 'anna').waitFor()
  expect(await rights(page)).toEqual({ roles: ['AUDITOR'], isMember: false })

  // Keycloak sends no claim for a user without groups.
  await keycloak.admin.setGroups('anna')
  await signInAgain(page)
  await failure(page, 'GROUPS_MISSING')
  await close()
})

test('a role in a team by a group is shown as such', async () => {
  const { page, close } = await openSignedOut('/teams/local')
  await signIn(page, 'bert')
  await page.getByText(', by the groups of the provider').waitFor()
  expect(await page.getByRole('button', { name: 'Leave the team' }).count()).toBe(0)
  await close()
})

test('a session that is ended in Keycloak ends here with its event stream', async () => {
  const { page, close } = await openSignedOut('/stores')
  const streams = countStreams(page.context())
  await signIn(page, 'bert')
  await live(page)
  await expectStreams(streams, 1)

  await keycloak.admin.logout('bert')
  const asked = Date.now()
  await link(page).waitFor({ timeout: LOGOUT_TIMEOUT_MS })
  console.log(`A back-channel logout of Keycloak had its effect ${Date.now() - asked} ms after Keycloak's answer`)
  await expectStreams(streams, 0)
  await close()
})

test('a sign-out here signs out there, too', async () => {
  const { page, close } = await openSignedOut('/stores')
  await signIn(page, 'bert')
  await account(page, 'bert').click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.locator('#kc-logout').click()
  await link(page).waitFor()
  await link(page).click()
  await page.locator('#username').waitFor()
  await close()
})

test('while Keycloak does not answer, there are no new sessions, and a user with a session goes on', async () => {
  const signedIn = await openSignedOut('/stores')
  await signIn(signedIn.page, 'bert')
  const { page, close } = await openSignedOut('/stores')
  await link(page).click()
  const form = await page.locator('#kc-form-login').getAttribute('action')
  // Without following the redirect, so that Keycloak can be stopped before the browser is back.
  const answer = await page.context().request.post(form ?? '', {
    form: { username: 'bert', password: PASSWORD },
    maxRedirects: 0,
  })
  keycloak.pause()
  await page.goto(answer.headers().location ?? '')
  await failure(page, 'PROVIDER_UNAVAILABLE')
  await signedIn.page.reload()
  await account(signedIn.page, 'bert').waitFor()

  keycloak.goOn()
  await link(page).click()
  await account(page, 'bert').waitFor()

  await close()
  keycloak.stop()
  await signedIn.page.reload()
  await account(signedIn.page, 'bert').waitFor()
  await signedIn.close()
})
