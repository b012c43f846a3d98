import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { Link } from 'react-router'

import { dismissToast, useToasts, type ToastMessage } from '@/lib/toasts'

const SHOWN_MS = 7_000

const icons: Record<ToastMessage['tone'], ReactNode> = {
  ok: <CircleCheck className="mt-0.5 size-5 shrink-0 text-ok" aria-hidden />,
  bad: <CircleAlert className="mt-0.5 size-5 shrink-0 text-bad" aria-hidden />,
  info: <Info className="mt-0.5 size-5 shrink-0 text-accent-ink" aria-hidden />,
}

/**
 * Short messages; screen readers announce each once. They take neither the focus nor the Escape key,
 * which closes a dialog that may be open.
 */
export function Toaster() {
  const toasts = useToasts()
  return (
    <section aria-label="Messages">
      <ol
        aria-live="polite"
        className="pointer-events-none fixed right-4 bottom-20 z-[60] flex w-[22rem] max-w-[calc(100vw-2rem)] flex-col gap-2.5 lg:right-6 lg:bottom-6"
      >
        {toasts.map((message) => (
          <Toast key={message.id} message={message} />
        ))}
      </ol>
    </section>
  )
}

function Toast({ message: { id, tone, title, detail, href } }: { message: ToastMessage }) {
  const [held, setHeld] = useState(false)
  const dismiss = useEffectEvent(() => dismissToast(id))
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held])
  return (
    // Stays while it is hovered or focused.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex animate-rise items-start gap-3 rounded-xl border border-line bg-surface p-4 shadow-float"
    >
      {icons[tone]}
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">
          {href === undefined ? (
            title
          ) : (
            <Link to={href} className="hover:underline" onClick={() => dismissToast(id)}>
              {title}
            </Link>
          )}
        </p>
        {detail !== undefined && <p className="mt-0.5 text-soft wrap-anywhere">{detail}</p>}
      </div>
      <button
        type="button"
        aria-label="Dismiss"
        className="-mt-1 -mr-1 grid size-7 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
        onClick={() => dismissToast(id)}
      >
        <X className="size-4" aria-hidden />
      </button>
    </li>
  )
}
