import { CircleCheck, LoaderCircle } from 'lucide-react'

import type { SubdomainCheck } from '@/lib/api/model'

/** The availability of the typed subdomain. */
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

/** The availability of `typed`, from a response about `checked`; they differ while typing. */
export function availabilityOf(typed: string, checked: string, check: Check): Availability {
  if (typed === '') return { state: 'none' }
  if (typed === checked && check.isError) return { state: 'unknown' }
  if (typed !== checked || check.data === undefined) return { state: 'checking' }
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
      return <>The first part of the shop’s address.</>
    case 'checking':
      return (
        <span className="inline-flex items-center gap-1.5">
          <LoaderCircle className="size-3.5 animate-sweep" aria-hidden />
          Checking…
        </span>
      )
    case 'unknown':
      return <>The availability could not be checked. It is checked again when you create the store.</>
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
