import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

const VERSION = '26.7.3'
const START_TIMEOUT_MS = 400_000
const ADMIN = 'admin'

interface Settings {
  port: number
  dashboard: string
  secret: string
  password: string
}

/** The distribution, downloaded once by Maven. */
function distribution(): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'urumi', 'keycloak')
  const folder = join(cache, `keycloak-${VERSION}`)
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true })
    const archive = `org.keycloak:keycloak-quarkus-dist:${VERSION}:tar.gz`
    execFileSync('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${archive}`, `-DoutputDirectory=${cache}`], {
      cwd: cache,
      stdio: 'inherit',
    })
    execFileSync('tar', ['-xzf', join(cache, `keycloak-quarkus-dist-${VERSION}.tar.gz`), '-C', cache])
  }
  return folder
}

function realm({ dashboard, secret, password }: Settings) {
  const user = (name: string, group: string) => ({
    username: name,
    enabled: true,
    firstName: name,
    lastName: 'of Keycloak',
    email: `${name}@example.com`,
    emailVerified: true,
    credentials: [{ type: 'password', value: password }],
    groups: [group],
  })
  return {
    realm: 'urumi',
    enabled: true,
    sslRequired: 'none',
    groups: [{ name: 'urumi-admins' }, { name: 'urumi-auditors' }],
    users: [user('anna', 'urumi-admins'), user('bert', 'urumi-auditors')],
    clients: [
      {
        clientId: 'urumi',
        secret,
        redirectUris: [`${dashboard}/oidc/callback`],
        standardFlowEnabled: true,
        attributes: {
          'backchannel.logout.url': `${dashboard}/oidc/back-channel-logout`,
          'backchannel.logout.session.required': 'true',
          'post.logout.redirect.uris': `${dashboard}/`,
          'pkce.code.challenge.method': 'S256',
        },
        protocolMappers: [
          {
            name: 'groups',
            protocol: 'openid-connect',
            protocolMapper: 'oidc-group-membership-mapper',
            config: { 'claim.name': 'groups', 'full.path': 'false', 'id.token.claim': 'true' },
          },
        ],
      },
    ],
  }
}

/** A Keycloak with a realm of its own, and its administration. */
export async function startKeycloak(settings: Settings) {
  const home = distribution()
  const data = mkdtempSync(join(tmpdir(), 'urumi-keycloak-'))
  mkdirSync(join(home, 'data', 'import'), { recursive: true })
  writeFileSync(join(home, 'data', 'import', 'urumi-realm.json'), JSON.stringify(realm(settings)))
  const base = `http://127.0.0.1:${settings.port}`
  const child = spawn(
    join(home, 'bin', 'kc.sh'),
    [
      'start-dev',
      '--import-realm',
      '--cache=local',
      '--http-host=127.0.0.1',
      `--http-port=${settings.port}`,
      `--hostname=${base}`,
      `--db-url=jdbc:h2:file:${join(data, 'db')};NON_KEYWORDS=VALUE`,
    ],
    {
      env: { ...process.env, KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN, KC_BOOTSTRAP_ADMIN_PASSWORD: settings.password },
      // A group of its own: kc.sh starts Java as its child.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const issuer = `${base}/realms/urumi`
  const end = Date.now() + START_TIMEOUT_MS
  while (!(await isUp(issuer))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`Keycloak did not start:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  const stop = () => {
    if (child.pid !== undefined) process.kill(-child.pid)
    rmSync(data, { recursive: true, force: true })
  }
  return { issuer, stop, admin: administration(base, settings.password) }
}

async function isUp(issuer: string): Promise<boolean> {
  return fetch(`${issuer}/.well-known/openid-configuration`).then(
    ({ ok }) => ok,
    () => false,
  )
}

function administration(base: string, password: string) {
  const call = async (method: string, path: string, body?: unknown) => {
    const token = await fetch(`${base}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: ADMIN, password }),
    })
    const { access_token: bearer } = (await token.json()) as { access_token: string }
    const response = await fetch(`${base}/admin/realms/urumi${path}`, {
      method,
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    const text = await response.text()
    return (text === '' ? [] : JSON.parse(text)) as { id: string; name?: string }[]
  }
  const userId = async (name: string) => (await call('GET', `/users?username=${name}&exact=true`))[0]!.id
  return {
    /** Signs the user out everywhere; Keycloak tells its clients. */
    logout: async (user: string) => {
      await call('POST', `/users/${await userId(user)}/logout`)
    },
    /** Takes the user out of one group and puts him into another. */
    changeGroup: async (user: string, from: string, to: string) => {
      const groups = await call('GET', '/groups')
      const id = (name: string) => groups.find((group) => group.name === name)!.id
      const path = `/users/${await userId(user)}/groups`
      await call('DELETE', `${path}/${id(from)}`)
      await call('PUT', `${path}/${id(to)}`)
    },
    /** Signs with a new key from now on. */
    rotateKey: async () => {
      await call('POST', '/components', {
        name: 'newer',
        providerId: 'rsa-generated',
        providerType: 'org.keycloak.keys.KeyProvider',
        config: { priority: ['500'], enabled: ['true'], active: ['true'], algorithm: ['RS256'], keySize: ['2048'] },
      })
    },
  }
}
