import { Button } from '@/components/control/button'
import { CopyButton } from '@/components/control/copy-button'
import { DialogFooter } from '@/components/dialog/dialog-footer'
import { urlOf } from '@/lib/base-path'

/** The secret of a new token, with what to do with it. */
export function NewTokenSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <>
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-6 pb-5">
        <div className="flex items-center gap-2 rounded-xl border border-line bg-sunken px-4 py-3">
          <code aria-label="Secret" className="min-w-0 flex-1 text-[0.8125rem] break-all select-all">
            {secret}
          </code>
          <CopyButton text={secret} label="Copy the token" />
        </div>
        <p className="text-[0.8125rem] text-soft">
          For the shell: <code>urumi-shell login --url {urlOf('/')}</code>, which asks for it. For other
          programs: the header <code>Authorization: Bearer</code>. Keep it in a file that only you can read, never in
          an address or a repository.
        </p>
      </div>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  )
}
