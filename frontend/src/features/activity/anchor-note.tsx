import { useQuery } from '@tanstack/react-query'

import { Ago } from '@/components/text/times'

import { anchorQuery } from './queries'

/** The newest anchor of the log, and why there is no newer one. */
export function AnchorNote() {
  const { data } = useQuery(anchorQuery)
  if (data === undefined) return null
  if (data.problem !== undefined) {
    return (
      <p role="alert" className="mb-5 rounded-xl bg-bad-wash px-4 py-3 text-[0.8125rem] text-bad">
        {data.problem}
      </p>
    )
  }
  return (
    <p className="mb-5 px-1 text-[0.8125rem] text-faint">
      {!data.enabled ? (
        'The log is not anchored outside the database.'
      ) : data.last === undefined ? (
        'There is no anchor outside the database yet.'
      ) : (
        <>
          Newest anchor outside the database: entry #{data.last.entries.toLocaleString()},{' '}
          <Ago at={data.last.at} />.
        </>
      )}
    </p>
  )
}
