import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Page } from 'playwright-core'

import { startControlPlane } from '../../scripts/control-plane.mjs'
import { freePort } from '../free-port'

/**
 * A control plane where users sign in at a provider. Its host is another than that of the providers of the tests: the
 * redirects between them are requests from another site, as in reality.
 */
export async function startPlatform({ name, issuer, secret }: { name: string; issuer: string; secret: string }) {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'urumi-provider-'))
  const secretFile = join(folder, 'secret')
  writeFileSync(secretFile, secret)
  const dashboard = `http://localhost:${port}`
  const plane = await startControlPlane([
    `--server.port=${port}`,
    '--urumi.sign-in.mode=oidc',
    `--urumi.sign-in.public-address=${dashboard}`,
    `--urumi.sign-in.oidc.issuer=${issuer}`,
    `--urumi.sign-in.oidc.name=${name}`,
    '--urumi.sign-in.oidc.client-id=urumi',
    `--urumi.sign-in.oidc.client-secret-file=${secretFile}`,
    '--urumi.sign-in.oidc.roles.administrator=urumi-admins',
    '--urumi.sign-in.oidc.roles.auditor=urumi-auditors',
    '--urumi.sign-in.oidc.memberships[0].group=urumi-shops',
    '--urumi.sign-in.oidc.memberships[0].team=local',
    '--urumi.sign-in.oidc.memberships[0].role=MANAGER',
    '--urumi.sign-in.oidc.sign-out=true',
    '--urumi.sign-in.oidc.timeout=2s',
  ])
  const stop = async () => {
    await plane.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { dashboard, stop }
}

/** What the session of the page has now. */
export async function rights(page: Page): Promise<{ roles: string[]; isMember: boolean }> {
  return page.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api/v1${path}`)).json() as Promise<unknown>
    const session = (await read('/session')) as { principalId: string; platformRoles: string[] }
    const members = (await read('/teams/local/members')) as { items?: { accountId: string; ofProvider: boolean }[] }
    const own = members.items?.find(({ accountId }) => accountId === session.principalId)
    return { roles: session.platformRoles, isMember: own?.ofProvider === true }
  })
}

/** The page that explains a sign-in that failed. */
export async function failure(page: Page, code: string): Promise<void> {
  await page.getByText(`${code}, request`).waitFor()
}
