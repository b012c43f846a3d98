import { api, body } from '@/lib/api/client'
import type { DescribedInvitation, SignInMethods } from '@/lib/api/model'
import { ApiError } from '@/lib/api/problem'

/** An invitation, the name of the user who is signed in, if there is one, and how users sign in. */
export interface Opened {
  described: DescribedInvitation
  user: string | undefined
  methods: SignInMethods
}

export async function openInvitation(secret: string): Promise<Opened> {
  const described = await body(api.POST('/api/v1/invitations:describe', { body: { secret } }))
  const [user, methods] = await Promise.all([signedInUser(), body(api.GET('/api/v1/session/methods'))])
  return { described, user, methods }
}

async function signedInUser(): Promise<string | undefined> {
  try {
    const session = await body(api.GET('/api/v1/session'))
    return session.principalKind === 'USER' ? session.name : undefined
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return undefined
    throw error
  }
}

/** Accepts as the user of the session. */
export async function accept(secret: string): Promise<void> {
  await body(api.POST('/api/v1/invitations:accept', { body: { secret } }))
}

/** Accepts with a new account, and signs in. */
export async function register(secret: string, name: string, password: string): Promise<void> {
  await body(api.POST('/api/v1/invitations:accept', { body: { secret, name, password } }))
  await body(api.POST('/api/v1/session', { body: { name, password } }))
}

/** Signs in, and accepts. */
export async function signInAndAccept(secret: string, name: string, password: string): Promise<void> {
  await body(api.POST('/api/v1/session', { body: { name, password } }))
  await accept(secret)
}
