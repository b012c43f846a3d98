import createClient from 'openapi-fetch'

import { urlOf } from '@/lib/base-path'
import { apiToken, refuseAccess, requireSignIn } from '@/lib/session/api-token'
import { noteServerDate } from '@/lib/time'

import { ApiError } from './problem'
import type { paths } from './schema'

/** `fetch` with the API token, if there is one. After a 401, the dashboard requests a token or a sign-in. */
export async function authorizedFetch(input: Request): Promise<Response> {
  const token = apiToken()
  if (token !== null) input.headers.set('Authorization', `Bearer ${token}`)
  const sentAt = Date.now()
  const response = await fetch(input)
  noteServerDate(response.headers.get('Date'), sentAt, Date.now())
  if (response.status === 401) {
    const code = await codeOf(response.clone())
    // The body of an aborted request cannot be read: the first refusal removes the page whose other requests it aborts.
    if (!input.signal.aborted) refused(code, token)
  }
  return response
}

function refused(code: string | undefined, token: string | null): void {
  if (code === 'SIGN_IN_REQUIRED') requireSignIn()
  // A wrong password is shown by the form.
  else if (code !== 'SIGN_IN_FAILED') refuseAccess(token)
}

async function codeOf(response: Response): Promise<string | undefined> {
  const problem = (await response.json().catch(() => undefined)) as { code?: string } | undefined
  return problem?.code
}

/** The typed client of the control plane that served this page. */
export const api = createClient<paths>({
  baseUrl: urlOf('/'),
  fetch: authorizedFetch,
})

interface ApiResponse<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of a successful response. Throws {@link ApiError} otherwise. */
export async function body<T>(request: Promise<ApiResponse<T>>): Promise<T> {
  const { data, error, response } = await answered(request)
  if (!response.ok || data === undefined) throw await ApiError.fromResponse(response, error)
  return data
}

/** Waits for a successful response without a body. Throws {@link ApiError} otherwise. */
export async function done(request: Promise<ApiResponse<unknown>>): Promise<void> {
  const { error, response } = await answered(request)
  if (!response.ok) throw await ApiError.fromResponse(response, error)
}

async function answered<T>(request: Promise<ApiResponse<T>>): Promise<ApiResponse<T>> {
  try {
    return await request
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw ApiError.unreachable()
  }
}
