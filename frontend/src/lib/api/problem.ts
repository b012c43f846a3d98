import type { Problem } from './model'

/** A problem from the server or from the dashboard. */
type ProblemLike = Omit<Partial<Problem>, 'code'> & { code?: string }

/** A failed request: the server's problem, or that the server could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** HTTP status, or 0 without a response. */
  readonly status: number
  /** Stable code of the problem, or `NETWORK` without a response. */
  readonly code: string
  readonly problem: ProblemLike
  /** The delay that the server asks for before another try. */
  readonly retryAfterMs: number | undefined

  constructor(status: number, problem: ProblemLike, retryAfterMs?: number) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}`)
    this.status = status
    this.code = problem.code ?? 'UNKNOWN'
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }

  /** The error of one field, if there is one. */
  fieldMessage(field: string): string | undefined {
    return this.problem.errors?.find((error) => error.field === field)?.message
  }

  /** True when a retry of the unchanged request cannot succeed. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429
  }

  static unreachable(): ApiError {
    return new ApiError(0, {
      code: 'NETWORK',
      title: 'The control plane did not answer',
      detail: 'The control plane did not answer. Check that it is running and try again.',
    })
  }

  static async fromResponse(response: Response, body: unknown): Promise<ApiError> {
    const retryAfterMs = retryAfter(response)
    if (isProblem(body)) return new ApiError(response.status, body, retryAfterMs)
    if (body === undefined && !response.bodyUsed) {
      const parsed: unknown = await response.json().catch(() => undefined)
      if (isProblem(parsed)) return new ApiError(response.status, parsed, retryAfterMs)
    }
    // From a proxy: the control plane's own refusals have a text.
    const title =
      response.status === 429
        ? 'Too many requests were sent. Try again in a moment.'
        : `The control plane answered ${response.status}${response.statusText ? ` ${response.statusText}` : ''}`
    return new ApiError(response.status, { title, status: response.status }, retryAfterMs)
  }
}

function retryAfter(response: Response): number | undefined {
  const header = response.headers.get('Retry-After')
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined
}

function isProblem(value: unknown): value is ProblemLike {
  return typeof value === 'object' && value !== null && ('title' in value || 'detail' in value || 'code' in value)
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.'
}
