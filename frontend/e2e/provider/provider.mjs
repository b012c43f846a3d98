// The OpenID Connect provider of the browser tests: oidc-provider, with a page that asks for a name and no password, and
// paths by which a test changes the groups of its users and spoils its ID tokens. Arguments: port, address of the
// dashboard, client secret.
import { createServer } from 'node:http'

import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { Provider } from 'oidc-provider'

const [port, dashboard, secret] = process.argv.slice(2)
const issuer = `http://127.0.0.1:${port}`
let groups = ['urumi-admins']
let fault = 'none'

const own = await generateKeyPair('RS256', { extractable: true })
const foreign = await generateKeyPair('RS256', { extractable: true })

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'urumi',
      client_secret: secret,
      redirect_uris: [`${dashboard}/oidc/callback`],
      post_logout_redirect_uris: [`${dashboard}/`],
      backchannel_logout_uri: `${dashboard}/oidc/back-channel-logout`,
      backchannel_logout_session_required: true,
    },
  ],
  jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid: 'own', alg: 'RS256', use: 'sig' }] },
  claims: { openid: ['sub', 'sid'], profile: ['name', 'groups'] },
  pkce: { required: () => true },
  cookies: { keys: ['of a test'] },
  // Without the provider's dispatcher, which closes connections to this machine: the logout token would not arrive.
  fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, name: `${sub} of the provider`, groups }) }),
  // All that the client requests is granted, without a question.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
    grant.addOIDCScope('openid profile email')
    await grant.save()
    return grant
  },
  interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      logoutSource: (context, form) => {
        context.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Sign out there</button>`)
      },
      postLogoutSuccessSource: (context) => {
        context.body = page('<p>Signed out there</p>')
      },
    },
  },
})
provider.on('backchannel.error', (_, error) => console.error('The logout token did not arrive:', error))
provider.use(async (context, next) => {
  await next()
  if (context.path === '/token' && context.body.id_token) context.body.id_token = await spoilt(context.body.id_token)
})

/** The ID token with the fault that the test has asked for, otherwise as it is. */
function spoilt(token) {
  const claims = decodeJwt(token)
  const sign = (changed, { privateKey } = own) =>
    new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(privateKey)
  const now = Math.floor(Date.now() / 1000)
  switch (fault) {
    case 'issuer':
      return sign({ iss: 'https://other.example.com' })
    case 'audience':
      return sign({ aud: 'other' })
    case 'nonce':
      return sign({ nonce: 'other' })
    case 'expired':
      return sign({ iat: now - 600, exp: now - 120 })
    case 'of-the-future':
      return sign({ iat: now + 120, exp: now + 600 })
    case 'a-clock-half-a-minute-late':
      return sign({ iat: now - 330, exp: now - 30 })
    case 'foreign-key':
      return sign({}, foreign)
    case 'unsigned':
      return new UnsecuredJWT(claims).encode()
    default:
      return token
  }
}

function page(content) {
  return `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Provider</title>${content}</html>`
}

async function signIn(request, response) {
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html')
    response.end(page('<form method="post"><label>User <input name="user"></label><button>Sign in there</button></form>'))
    return
  }
  let form = ''
  for await (const part of request) form += part
  await provider.interactionFinished(request, response, {
    login: { accountId: new URLSearchParams(form).get('user') },
  })
}

const handle = provider.callback()
createServer((request, response) => {
  const [, test, what, value] = request.url.split('/')
  if (request.url.startsWith('/sign-in/')) void signIn(request, response)
  else if (test === 'test') {
    if (what === 'groups') groups = value.split(',')
    else fault = value
    response.end()
  } else handle(request, response)
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))
