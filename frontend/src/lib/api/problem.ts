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

  constructor(status: number, problem: ProblemLike) {
    super(problem.detail ?? problem.title ?? `The server answered ${status}`)
    this.status = status
    this.code = problem.code ?? 'UNKNOWN'
    this.problem = problem
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
    if (isProblem(body)) return new ApiError(response.status, body)
    if (body === undefined && !response.bodyUsed) {
      const parsed: unknown = await response.json().catch(() => undefined)
      if (isProblem(parsed)) return new ApiError(response.status, parsed)
    }
    const title = `The control plane answered ${response.status}${response.statusText ? ` ${response.statusText}` : ''}`
    return new ApiError(response.status, { title, status: response.status })
  }
}

function isProblem(value: unknown): value is ProblemLike {
  return typeof value === 'object' && value !== null && ('title' in value || 'detail' in value || 'code' in value)
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong.'
}
