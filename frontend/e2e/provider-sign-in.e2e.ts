import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { useBrowser, type OpenPage } from './dashboard'
import { freePort } from './free-port'
import { failure, rights, startPlatform } from './provider/platform'
import { countStreams, expectStreams, live } from './streams'

const SECRET = 'client-secret-of-the-browser-test'
/** The provider is installed first. */
const START_TIMEOUT_MS = 300_000
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const { open } = useBrowser()
let dashboard: string
let issuer: string
let provider: ChildProcess | undefined
let stop: (() => Promise<void>) | undefined

beforeAll(async () => {
  execFileSync('node', [file('../scripts/install.mjs'), 'e2e/provider'], { stdio: 'inherit' })
  const providerPort = await freePort()
  issuer = `http://127.0.0.1:${providerPort}`
  ;({ dashboard, stop } = await startPlatform({ name: 'Example', issuer, secret: SECRET }))
  const started = spawn('node', [file('provider/provider.mjs'), String(providerPort), dashboard, SECRET], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  provider = started
  await new Promise((resolve) => started.stdout.once('data', resolve))
}, START_TIMEOUT_MS)
afterAll(async () => {
  // Also when the start has failed.
  provider?.kill()
  await stop?.()
})
beforeEach(async () => {
  await groups('urumi-admins')
  await fault('none')
})

async function groups(...names: string[]): Promise<void> {
  await fetch(`${issuer}/test/groups/${names.join(',')}`)
}

/** What is wrong with the provider's ID tokens from now on. */
async function fault(name: string): Promise<void> {
  await fetch(`${issuer}/test/fault/${name}`)
}

const link = (page: Page) => page.getByRole('link', { name: 'Sign in with Example' })

function openSignedOut(path: string): Promise<OpenPage> {
  // What the browser says about an answer 401.
  return open(path, { base: dashboard, expectedErrors: /status of 40[13]/ })
}

async function signIn(page: Page, user: string): Promise<void> {
  await link(page).click()
  await page.getByLabel('User').fill(user)
  await page.getByRole('button', { name: 'Sign in there' }).click()
}

const account = (page: Page, user: string) =>
  page.getByRole('button', { name: `Account ${user} of the provider` }).first()

test('a user signs in at the identity provider, comes back to the page, and signs out here and there', async () => {
  const { page, close } = await openSignedOut('/activity')
  await signIn(page, 'anna')
  await account(page, 'anna').waitFor()
  expect(new URL(page.url()).pathname).toBe('/activity')
  const cookies = await page.context().cookies(dashboard)
  expect(cookies.map(({ name, sameSite, httpOnly, secure }) => [name, sameSite, httpOnly, secure])).toEqual([
    ['__Host-urumi-session', 'Strict', true, true],
  ])

  await page.reload()
  await account(page, 'anna').click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out there' }).click()
  await link(page).waitFor()
  expect(await page.context().cookies(dashboard)).toEqual([])
  await signIn(page, 'bert')
  await account(page, 'bert').waitFor()
  await close()
})

test('a sign-out at the provider ends the session here, with its event stream, without a click', async () => {
  const { page, close } = await openSignedOut('/stores')
  const streams = countStreams(page.context())
  await signIn(page, 'carla')
  await account(page, 'carla').waitFor()
  await live(page)
  await expectStreams(streams, 1)
  const there = await page.context().newPage()
  await there.goto(`${issuer}/session/end`)
  await there.getByRole('button', { name: 'Sign out there' }).click()
  await there.getByText('Signed out there').waitFor()
  await link(page).waitFor({ timeout: 5_000 })
  await expectStreams(streams, 0)
  await close()
})

test('a changed group has its effect at the next sign-in', async () => {
  const { page, close } = await openSignedOut('/stores')
  await signIn(page, 'dora')
  await account(page, 'dora').waitFor()
  expect(await rights(page)).toEqual({ roles: ['ADMINISTRATOR'], isMember: false })

  await groups('urumi-auditors', 'urumi-shops')
  await page.goto(`${dashboard}/oidc/sign-in`)
  await account(page, 'dora').waitFor()
  expect(await rights(page)).toEqual({ roles: ['AUDITOR'], isMember: true })

  await groups('others')
  await page.goto(`${dashboard}/oidc/sign-in`)
  await page.getByRole('alert').getByText('You are in no group that may use this platform.').waitFor()
  await failure(page, 'NO_ROLE')
  await link(page).waitFor()
  await close()
})

test('an ID token that is not for this sign-in is refused', async () => {
  const { page, close } = await openSignedOut('/stores')
  await fault('issuer')
  await signIn(page, 'fritz')
  await failure(page, 'TOKEN_REJECTED')
  for (const name of ['audience', 'nonce', 'expired', 'of-the-future', 'foreign-key', 'unsigned']) {
    await fault(name)
    const before = page.url()
    await link(page).click()
    await page.waitForURL((url) => url.pathname === '/sign-in-failed' && url.href !== before)
    expect(new URL(page.url()).searchParams.get('code'), name).toBe('TOKEN_REJECTED')
  }
  await fault('a-clock-half-a-minute-late')
  await link(page).click()
  await account(page, 'fritz').waitFor()
  await close()
})

test('a sign-in that the user cancels or that took too long is explained', async () => {
  const { page, close } = await openSignedOut('/stores')
  await link(page).waitFor()
  await page.goto(`${dashboard}/oidc/callback?error=access_denied&state=x`)
  await failure(page, 'SIGN_IN_EXPIRED')
  await link(page).click()
  await page.getByLabel('User').waitFor()
  await page.context().clearCookies({ name: '__Host-urumi-sign-in' })
  await page.getByLabel('User').fill('emil')
  await page.getByRole('button', { name: 'Sign in there' }).click()
  await failure(page, 'SIGN_IN_EXPIRED')
  await close()
})
