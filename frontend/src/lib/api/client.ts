import createClient from 'openapi-fetch'

import { accessToken, refuseAccess } from '@/lib/session/access-token'

import { ApiError } from './problem'
import type { paths } from './schema'

/** `fetch` with the access token, if one is known. A 401 makes the dashboard ask for one. */
export async function authorizedFetch(input: Request): Promise<Response> {
  const token = accessToken()
  if (token !== null) input.headers.set('Authorization', `Bearer ${token}`)
  const response = await fetch(input)
  if (response.status === 401) refuseAccess(token)
  return response
}

/** The typed client of the control plane, on the origin that served this page. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: authorizedFetch,
})

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of a successful answer. Throws {@link ApiError} for any other, or for none. */
export async function body<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await request
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw ApiError.unreachable()
  }
  if (!answer.response.ok || answer.data === undefined) {
    throw await ApiError.fromResponse(answer.response, answer.error)
  }
  return answer.data
}
