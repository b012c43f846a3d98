import type { ReactNode } from 'react'

/** The buttons of a dialog. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex justify-end gap-2.5 border-t border-line bg-sunken px-6 py-4">{children}</footer>
  )
}
