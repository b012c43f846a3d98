import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { startControlPlane } from '../scripts/control-plane.mjs'
import { violations } from './axe'
import { PHONE, useBrowser } from './dashboard'

/* Sign-in, sessions and tokens, on a control plane of its own: that of the other tests has no sign-in. */
const PASSWORD = 'correct horse battery'
const { open } = useBrowser()
const EXPECTED = { expectedErrors: /status of 401/ }

let plane: Awaited<ReturnType<typeof startControlPlane>>
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urumi-sign-in-'))
  const file = join(folder, 'password')
  writeFileSync(file, PASSWORD)
  plane = await startControlPlane(['--urumi.sign-in.mode=local', `--urumi.sign-in.password-file=${file}`])
}, 120_000)
afterAll(async () => {
  await plane.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function signIn(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('Name').fill('admin')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The status of a request with the token. */
async function statusWith(token: string, path: string): Promise<number> {
  const response = await fetch(`${plane.url}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } })
  await response.body?.cancel()
  return response.status
}

test('a user signs in, makes a token, uses and revokes it, and signs out', async () => {
  const { page, close } = await open('/tokens', { base: plane.url, ...EXPECTED })
  await signIn(page, 'wrong')
  await page.getByText(/no account with this name and password/).waitFor()
  await signIn(page)
  await page.getByText('You have no token.').waitFor()

  await page.getByRole('button', { name: 'New token' }).click()
  await page.getByLabel('Name').fill('Backup')
  await page.getByLabel(/See stores/).click()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Create token' }).click()
  const secret = (await page.getByLabel('Secret').textContent()) ?? ''
  expect(secret).toMatch(/^urumi_pat_[0-9A-Za-z]{49}$/)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()

  expect(await statusWith(secret, '/stores')).toBe(200)
  expect(await statusWith(secret, '/audit/verification')).toBe(403)
  await page.reload()
  await page.getByText('last used').waitFor()
  expect(await page.content()).not.toContain(secret)

  await page.getByRole('button', { name: 'Revoke Backup' }).click()
  await page.getByLabel('Type Backup to confirm').fill('Backup')
  await page.getByRole('button', { name: 'Revoke token' }).click()
  await page.getByText('You have no token.').waitFor()
  expect(await statusWith(secret, '/stores')).toBe(401)

  await page.getByRole('button', { name: 'Account admin' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByLabel('Password').waitFor()
  await close()
})

test('a session that is ended on another device leads to the sign-in', async () => {
  const first = await open('/sessions', { base: plane.url, viewport: PHONE, ...EXPECTED })
  await signIn(first.page)
  await first.page.getByText('This browser').waitFor()
  const second = await open('/sessions', { base: plane.url, ...EXPECTED })
  await signIn(second.page)
  await second.page.getByText('This browser').waitFor()
  expect(await violations(first.page)).toEqual([])

  await second.page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await second.page.getByLabel('Password').waitFor()
  await first.page.getByLabel('Password').waitFor()
  await first.close()
  await second.close()
})
