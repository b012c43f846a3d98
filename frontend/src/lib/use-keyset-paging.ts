import { useLocation, useNavigate, useSearchParams } from 'react-router'

interface PagingState {
  trail?: string[]
}

interface KeysetPaging {
  /** Cursor of the current page; undefined on the first page. */
  after: string | undefined
  previous: (() => void) | undefined
  next: (() => void) | undefined
}

/**
 * Keyset paging with the position in the URL's `after`. A cursor only leads forwards, so the previous
 * pages are kept in the history entry; from a page that was opened by a link, "previous" leads to the
 * first page.
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
