import { useLocation, useNavigate, useSearchParams } from 'react-router'

interface PagingState {
  trail?: string[]
}

interface KeysetPaging {
  /** Cursor of the page shown; undefined on the first. */
  after: string | undefined
  previous: (() => void) | undefined
  next: (() => void) | undefined
}

/**
 * Keyset paging whose position is the URL's `after`. A cursor only leads forward, so the pages that
 * led here are kept with the history entry; a page opened by its link leads back to the first.
 */
export function useKeysetPaging(nextCursor: string | undefined): KeysetPaging {
  const [params] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const after = params.get('after') ?? undefined
  const trail = (location.state as PagingState | null)?.trail ?? []

  const go = (cursor: string | undefined, state: PagingState) => {
    const search = new URLSearchParams(params)
    if (cursor === undefined || cursor === '') search.delete('after')
    else search.set('after', cursor)
    void navigate({ search: search.toString() }, { state })
  }

  return {
    after,
    previous: after === undefined ? undefined : () => go(trail.at(-1), { trail: trail.slice(0, -1) }),
    next:
      nextCursor === undefined ? undefined : () => go(nextCursor, { trail: [...trail, after ?? ''] }),
  }
}
