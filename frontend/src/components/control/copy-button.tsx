import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

import { cn } from '@/lib/cn'

/** Copies `text` to the clipboard. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1_600)
    return () => clearTimeout(timer)
  }, [copied])
  // Browsers offer the clipboard on secure origins only.
  if (!('clipboard' in navigator)) return null
  return (
    <button
      type="button"
      aria-label={copied ? 'Copied' : label}
      className={cn(
        'grid size-7 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink',
        className,
      )}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? <Check className="size-3.5 text-ok" aria-hidden /> : <Copy className="size-3.5" aria-hidden />}
    </button>
  )
}
