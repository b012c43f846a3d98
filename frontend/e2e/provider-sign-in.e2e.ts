import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startControlPlane } from '../scripts/control-plane.mjs'
import { useBrowser, type OpenPage } from './dashboard'
import { freePort } from './free-port'

const SECRET = 'client-secret-of-the-browser-test'
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const { open } = useBrowser()
/* Two sites: the provider's redirect is one from another site, as in reality. */
let dashboard: string
let issuer: string
let provider: ChildProcess
let stop: () => Promise<void>

beforeAll(async () => {
  execFileSync('node', [file('../scripts/install.mjs'), 'e2e/provider'], { stdio: 'inherit' })
  const port = await freePort()
  dashboard = `http://localhost:${port}`
  const providerPort = await freePort()
  issuer = `http://127.0.0.1:${providerPort}`
  provider = spawn('node', [file('provider/provider.mjs'), String(providerPort), dashboard, SECRET], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => provider.stdout?.once('data', resolve))
  const secretFile = join(mkdtempSync(join(tmpdir(), 'urumi-provider-')), 'secret')
  writeFileSync(secretFile, SECRET)
  const plane = await startControlPlane([
    `--server.port=${port}`,
    '--urumi.sign-in.mode=oidc',
    `--urumi.sign-in.public-address=${dashboard}`,
    `--urumi.sign-in.oidc.issuer=${issuer}`,
    '--urumi.sign-in.oidc.name=Example',
    '--urumi.sign-in.oidc.client-id=urumi',
    `--urumi.sign-in.oidc.client-secret-file=${secretFile}`,
    '--urumi.sign-in.oidc.roles.administrator=urumi-admins',
    '--urumi.sign-in.oidc.roles.auditor=urumi-auditors',
    '--urumi.sign-in.oidc.sign-out=true',
  ])
  stop = plane.stop
})
afterAll(async () => {
  provider.kill()
  await stop()
})
beforeEach(() => groups('urumi-admins'))

async function groups(...names: string[]): Promise<void> {
  await fetch(`${issuer}/test/groups/${names.join(',')}`)
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

test('a changed group has its effect at the next sign-in', async () => {
  const { page, close } = await openSignedOut('/stores')
  await signIn(page, 'dora')
  await account(page, 'dora').waitFor()
  expect(await roles(page)).toEqual(['ADMINISTRATOR'])

  await groups('urumi-auditors')
  await page.goto(`${dashboard}/oidc/sign-in`)
  await account(page, 'dora').waitFor()
  expect(await roles(page)).toEqual(['AUDITOR'])

  await groups('others')
  await page.goto(`${dashboard}/oidc/sign-in`)
  await page.getByRole('alert').getByText('You are in no group that may use this platform.').waitFor()
  await page.getByText('NO_ROLE, request').waitFor()
  await link(page).waitFor()
  await close()
})

test('a sign-in that the user cancels or that took too long is explained', async () => {
  const { page, close } = await openSignedOut('/stores')
  await link(page).waitFor()
  await page.goto(`${dashboard}/oidc/callback?error=access_denied&state=x`)
  await page.getByText('SIGN_IN_EXPIRED, request').waitFor()
  await link(page).click()
  await page.getByLabel('User').waitFor()
  await page.context().clearCookies({ name: '__Host-urumi-sign-in' })
  await page.getByLabel('User').fill('emil')
  await page.getByRole('button', { name: 'Sign in there' }).click()
  await page.getByText('SIGN_IN_EXPIRED, request').waitFor()
  await close()
})

async function roles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const response = await fetch('/api/v1/session')
    return ((await response.json()) as { platformRoles: string[] }).platformRoles
  })
}
