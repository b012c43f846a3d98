import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startControlPlane } from '../scripts/control-plane.mjs'
import { useBrowser } from './dashboard'
import { freePort } from './free-port'
import { startKeycloak } from './provider/keycloak'

const SECRET = 'client-secret-of-the-keycloak-test'
const PASSWORD = 'a password of the Keycloak test'

const { open } = useBrowser()
let dashboard: string
let keycloak: Awaited<ReturnType<typeof startKeycloak>>
let stop: () => Promise<void>

beforeAll(async () => {
  const port = await freePort()
  dashboard = `http://localhost:${port}`
  const secretFile = join(mkdtempSync(join(tmpdir(), 'urumi-keycloak-')), 'secret')
  writeFileSync(secretFile, SECRET)
  const keycloakPort = await freePort()
  // First the control plane: it starts while the provider is away.
  const plane = await startControlPlane([
    `--server.port=${port}`,
    '--urumi.sign-in.mode=oidc',
    `--urumi.sign-in.public-address=${dashboard}`,
    `--urumi.sign-in.oidc.issuer=http://127.0.0.1:${keycloakPort}/realms/urumi`,
    '--urumi.sign-in.oidc.name=Keycloak',
    '--urumi.sign-in.oidc.client-id=urumi',
    `--urumi.sign-in.oidc.client-secret-file=${secretFile}`,
    '--urumi.sign-in.oidc.roles.administrator=urumi-admins',
    '--urumi.sign-in.oidc.roles.auditor=urumi-auditors',
    '--urumi.sign-in.oidc.sign-out=true',
  ])
  stop = plane.stop
  keycloak = await startKeycloak({ port: keycloakPort, dashboard, secret: SECRET, password: PASSWORD })
})
afterAll(async () => {
  keycloak.stop()
  await stop()
})

const link = (page: Page) => page.getByRole('link', { name: 'Sign in with Keycloak' })
const account = (page: Page, user: string) => page.getByRole('button', { name: `Account ${user} of Keycloak` }).first()

async function signIn(page: Page, user: string): Promise<void> {
  await link(page).click()
  await page.locator('#username').fill(user)
  await page.locator('#password').fill(PASSWORD)
  await page.locator('#kc-login').click()
  await account(page, user).waitFor()
}

async function roles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const response = await fetch('/api/v1/session')
    return ((await response.json()) as { platformRoles: string[] }).platformRoles
  })
}

test('sign-in, a new key, a changed group, back-channel logout and sign-out with a real Keycloak', async () => {
  const { page, close } = await open('/activity', { base: dashboard, expectedErrors: /status of 40[13]|Keycloak|127\.0\.0\.1/ })
  await signIn(page, 'anna')
  expect(new URL(page.url()).pathname).toBe('/activity')
  expect(await roles(page)).toEqual(['ADMINISTRATOR'])

  await keycloak.admin.rotateKey()
  await keycloak.admin.changeGroup('anna', 'urumi-admins', 'urumi-auditors')
  expect(await roles(page)).toEqual(['ADMINISTRATOR'])
  // Keycloak still knows the user, and signs with its new key.
  await page.goto(`${dashboard}/oidc/sign-in`)
  await account(page, 'anna').waitFor()
  expect(await roles(page)).toEqual(['AUDITOR'])

  await keycloak.admin.logout('anna')
  await link(page).waitFor({ timeout: 10_000 })

  await signIn(page, 'bert')
  expect(await roles(page)).toEqual(['AUDITOR'])
  await account(page, 'bert').click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.locator('#kc-logout').click()
  await link(page).waitFor()
  await link(page).click()
  await page.locator('#username').waitFor()
  await close()
})
