import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'

type Pages = Pick<
  UseInfiniteQueryResult<InfiniteData<unknown>>,
  'data' | 'hasNextPage' | 'isFetching' | 'isError' | 'fetchNextPage'
>

/** Reads the pages of a list one after another until its end; stops at an error. */
export function useRemainingPages({ data, hasNextPage, isFetching, isError, fetchNextPage }: Pages): void {
  // A quick response changes the number of pages only: fetching began and ended between two renderings.
  const count = data?.pages.length
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [count, hasNextPage, isFetching, isError, fetchNextPage])
}
