import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { useRef, type ReactNode } from 'react'

interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description: ReactNode
  children: ReactNode
}

/** A modal dialog: centered on a desktop, at the bottom of a phone. */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const opener = useRef<Element | null>(null)
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45 backdrop-blur-[2px] dark:bg-black/65" />
        <Primitive.Content
          onOpenAutoFocus={() => {
            opener.current = document.activeElement
          }}
          onCloseAutoFocus={(event) => {
            // Restores the focus; the primitive does that only for its own trigger.
            event.preventDefault()
            if (opener.current instanceof HTMLElement) opener.current.focus()
          }}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[94dvh] animate-sheet flex-col overflow-hidden rounded-t-3xl border border-line bg-surface shadow-float outline-none sm:inset-0 sm:m-auto sm:h-fit sm:max-h-[88dvh] sm:w-full sm:max-w-lg sm:rounded-2xl"
        >
          <header className="flex items-start justify-between gap-4 px-6 pt-6 pb-4">
            <div className="min-w-0">
              <Primitive.Title className="text-lg font-semibold tracking-tight wrap-anywhere">{title}</Primitive.Title>
              <Primitive.Description asChild>
                <div className="mt-1 text-soft text-pretty">{description}</div>
              </Primitive.Description>
            </div>
            <Primitive.Close
              aria-label="Close"
              className="-mt-1 -mr-2 grid size-9 shrink-0 place-items-center rounded-lg text-faint hover:bg-hover hover:text-ink"
            >
              <X className="size-4.5" aria-hidden />
            </Primitive.Close>
          </header>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
