import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const VERSION = '26.7.3'
const START_TIMEOUT_MS = 240_000
const ADMIN = 'admin'
const OPTIONS = ['--db=dev-mem', '--cache=local']

interface Settings {
  port: number
  password: string
}

interface Realm {
  dashboard: string
  secret: string
  password: string
}

/** The distribution, downloaded once by Maven, and prepared for a quick start. */
function distribution(): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'urumi', 'keycloak')
  const folder = join(cache, `keycloak-${VERSION}`)
  const prepared = join(folder, '.urumi-prepared')
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true })
    const archive = `org.keycloak:keycloak-quarkus-dist:${VERSION}:tar.gz`
    execFileSync('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${archive}`, `-DoutputDirectory=${cache}`], {
      cwd: cache,
      stdio: 'inherit',
    })
    execFileSync('tar', ['-xzf', join(cache, `keycloak-quarkus-dist-${VERSION}.tar.gz`), '-C', cache])
  }
  if (!existsSync(prepared)) {
    execFileSync(join(folder, 'bin', 'kc.sh'), ['build', ...OPTIONS], { stdio: ['ignore', 'ignore', 'inherit'] })
    writeFileSync(prepared, '')
  }
  return folder
}

function realm({ dashboard, secret, password }: Realm) {
  const user = (name: string, ...groups: string[]) => ({
    username: name,
    enabled: true,
    firstName: name,
    lastName: 'of Keycloak',
    email: `${name}@example.com`,
    emailVerified: true,
    credentials: [{ type: 'password', value: password }],
    groups,
  })
  return {
    realm: 'urumi',
    enabled: true,
    sslRequired: 'none',
    groups: ['urumi-admins', 'urumi-auditors', 'urumi-shops'].map((name) => ({ name })),
    users: [user('anna', 'urumi-admins'), user('bert', 'urumi-shops')],
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

/** A Keycloak with a database in memory. */
export async function startKeycloak({ port, password }: Settings) {
  const home = distribution()
  const base = `http://127.0.0.1:${port}`
  const child = spawn(
    join(home, 'bin', 'kc.sh'),
    [
      'start',
      '--optimized',
      '--http-enabled=true',
      '--http-host=127.0.0.1',
      `--http-port=${port}`,
      `--hostname=${base}`,
    ],
    {
      env: {
        ...process.env,
        KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN,
        KC_BOOTSTRAP_ADMIN_PASSWORD: password,
        JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1',
      },
      // A group of its own: kc.sh starts Java as its child.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const signal = (name: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, name)
  }
  const end = Date.now() + START_TIMEOUT_MS
  while (!(await isUp(base))) {
    if (child.exitCode !== null || Date.now() > end) {
      signal('SIGKILL')
      throw new Error(`Keycloak did not start:\n${output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return {
    admin: administration(base, password),
    /** It does not answer, and keeps its connections. */
    pause: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    stop: () => {
      signal('SIGKILL')
      rmSync(join(home, 'data', 'tmp'), { recursive: true, force: true })
    },
  }
}

async function isUp(base: string): Promise<boolean> {
  return fetch(`${base}/realms/master`).then(
    ({ ok }) => ok,
    () => false,
  )
}

function administration(base: string, password: string) {
  const request = async (method: string, path: string, body?: unknown) => {
    const token = await fetch(`${base}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: ADMIN, password }),
    })
    const { access_token: bearer } = (await token.json()) as { access_token: string }
    const response = await fetch(`${base}/admin/realms${path}`, {
      method,
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text
  }
  const list = async (path: string) => JSON.parse(await request('GET', `/urumi${path}`)) as { id: string; name?: string }[]
  const userPath = async (name: string) => `/users/${(await list(`/users?username=${name}&exact=true`))[0]!.id}`
  return {
    createRealm: async (settings: Realm) => {
      await request('POST', '', realm(settings))
    },
    /** Ends the user's sessions; Keycloak tells its clients. */
    logout: async (user: string) => {
      await request('POST', `/urumi${await userPath(user)}/logout`)
    },
    /** The groups that the user is in from now on. */
    setGroups: async (user: string, ...names: string[]) => {
      const path = `${await userPath(user)}/groups`
      for (const { id } of await list(path)) await request('DELETE', `/urumi${path}/${id}`)
      for (const { id, name } of await list('/groups')) {
        if (names.includes(name!)) await request('PUT', `/urumi${path}/${id}`)
      }
    },
    /** Signs with a new key from now on, and does not publish the former ones any more. */
    rotateKey: async () => {
      const type = 'org.keycloak.keys.KeyProvider'
      const former = await list(`/components?type=${type}`)
      await request('POST', '/urumi/components', {
        name: 'newer',
        providerId: 'rsa-generated',
        providerType: type,
        config: { priority: ['500'], enabled: ['true'], active: ['true'], algorithm: ['RS256'], keySize: ['2048'] },
      })
      for (const { id, name } of former) if (name === 'rsa-generated') await request('DELETE', `/urumi/components/${id}`)
    },
  }
}
