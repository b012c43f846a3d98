import { CircleCheck, LoaderCircle } from 'lucide-react'

import type { SubdomainCheck } from '@/lib/api/model'

/** What is known about the subdomain that is being typed. */
export type Availability =
  | { state: 'none' }
  | { state: 'checking' }
  | { state: 'unknown' }
  | { state: 'free'; host: string }
  | { state: 'refused'; message: string; suggestion: string | undefined }

interface Check {
  data: SubdomainCheck | undefined
  isError: boolean
}

/** Reads an answer about `asked` as one about `typed`, which may have moved on since. */
export function availabilityOf(typed: string, asked: string, check: Check): Availability {
  if (typed === '') return { state: 'none' }
  if (typed === asked && check.isError) return { state: 'unknown' }
  if (typed !== asked || check.data === undefined) return { state: 'checking' }
  if (check.data.available) return { state: 'free', host: check.data.host ?? typed }
  const { violation } = check.data
  return {
    state: 'refused',
    message: violation?.message ?? 'This subdomain is not available.',
    suggestion: violation?.suggestion,
  }
}

export function AvailabilityHint({ availability }: { availability: Availability }) {
  switch (availability.state) {
    case 'none':
      return <>Where customers will find the shop.</>
    case 'checking':
      return (
        <span className="inline-flex items-center gap-1.5">
          <LoaderCircle className="size-3.5 animate-sweep" aria-hidden />
          Checking…
        </span>
      )
    case 'unknown':
      return <>It could not be checked now; it will be when you create the store.</>
    case 'free':
      return (
        <span className="inline-flex items-center gap-1.5 text-ok">
          <CircleCheck className="size-3.5 shrink-0" aria-hidden />
          <span>{availability.host} is available</span>
        </span>
      )
    case 'refused':
      return null
  }
}
