import createClient from 'openapi-fetch'

import { urlOf } from '@/lib/base-path'
import { accessToken, refuseAccess } from '@/lib/session/access-token'
import { noteServerDate } from '@/lib/time'

import { ApiError } from './problem'
import type { paths } from './schema'

/** `fetch` with the access token, if there is one. After a 401, the dashboard requests one. */
export async function authorizedFetch(input: Request): Promise<Response> {
  const token = accessToken()
  if (token !== null) input.headers.set('Authorization', `Bearer ${token}`)
  const sentAt = Date.now()
  const response = await fetch(input)
  noteServerDate(response.headers.get('Date'), sentAt, Date.now())
  if (response.status === 401) refuseAccess(token)
  return response
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
  let response: ApiResponse<T>
  try {
    response = await request
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw ApiError.unreachable()
  }
  if (!response.response.ok || response.data === undefined) {
    throw await ApiError.fromResponse(response.response, response.error)
  }
  return response.data
}
