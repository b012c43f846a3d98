import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { Toast } from 'radix-ui'
import { Link } from 'react-router'

import { dismissToast, useToasts, type ToastMessage } from '@/lib/toasts'

const icons: Record<ToastMessage['tone'], React.ReactNode> = {
  ok: <CircleCheck className="mt-0.5 size-5 shrink-0 text-ok" aria-hidden />,
  bad: <CircleAlert className="mt-0.5 size-5 shrink-0 text-bad" aria-hidden />,
  info: <Info className="mt-0.5 size-5 shrink-0 text-accent-ink" aria-hidden />,
}

/** Short messages about what has just happened elsewhere; each is read out once. */
export function Toaster() {
  const toasts = useToasts()
  return (
    <Toast.Provider duration={6_000} swipeDirection="right">
      {toasts.map(({ id, tone, title, detail, href }) => (
        <Toast.Root
          key={id}
          onOpenChange={(open) => {
            if (!open) dismissToast(id)
          }}
          className="flex animate-rise items-start gap-3 rounded-xl border border-line bg-surface p-4 shadow-float"
        >
          {icons[tone]}
          <div className="min-w-0 flex-1">
            <Toast.Title className="font-medium">
              {href === undefined ? (
                title
              ) : (
                <Link to={href} className="hover:underline" onClick={() => dismissToast(id)}>
                  {title}
                </Link>
              )}
            </Toast.Title>
            {detail !== undefined && (
              <Toast.Description className="mt-0.5 text-soft">{detail}</Toast.Description>
            )}
          </div>
          <Toast.Close
            aria-label="Dismiss"
            className="-mt-1 -mr-1 grid size-7 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
          >
            <X className="size-4" aria-hidden />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-20 z-[60] flex w-[22rem] max-w-[calc(100vw-2rem)] flex-col gap-2.5 lg:right-6 lg:bottom-6" />
    </Toast.Provider>
  )
}
