// The OpenID Connect provider of the browser tests: oidc-provider, with a page that asks for a name and no password, and
// paths by which a test changes the groups of its users. Arguments: port, address of the dashboard, client secret.
import { createServer } from 'node:http'

import { Provider } from 'oidc-provider'

const [port, dashboard, secret] = process.argv.slice(2)
const issuer = `http://127.0.0.1:${port}`
let groups = ['urumi-admins']

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
  claims: { openid: ['sub', 'sid'], profile: ['name', 'groups'] },
  pkce: { required: () => true },
  cookies: { keys: ['of a test'] },
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
  if (request.url.startsWith('/sign-in/')) void signIn(request, response)
  else if (request.url.startsWith('/test/groups/')) {
    groups = request.url.slice('/test/groups/'.length).split(',')
    response.end()
  } else handle(request, response)
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))
