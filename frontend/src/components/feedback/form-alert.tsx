import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Why a form was refused, when that is not about one of its fields. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="flex items-start gap-2.5 rounded-xl bg-bad-wash px-4 py-3 text-bad">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      {children}
    </p>
  )
}
