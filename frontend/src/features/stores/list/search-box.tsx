import { Search, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'

const SETTLE_MS = 220

interface SearchBoxProps {
  value: string
  onChange: (q: string) => void
}

/** Searches while typing. Ctrl+K or ⌘K focuses it. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
  const [draft, setDraft] = useState(value)
  const [settledValue, setSettledValue] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  // The URL can also change by the back button or a link.
  if (value !== settledValue) {
    setSettledValue(value)
    if (value !== draft.trim()) setDraft(value)
  }

  const search = useEffectEvent(onChange)
  useEffect(() => {
    const q = draft.trim()
    if (q === value) return
    const timer = setTimeout(() => search(q), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [draft, value])

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [])

  return (
    <div className="relative min-w-0 flex-1">
      <Search className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-faint" aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label="Search stores"
        aria-keyshortcuts="Control+K Meta+K"
        placeholder="Name or subdomain"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        className="h-10 w-full rounded-[0.625rem] border border-edge/60 bg-surface pr-10 pl-10 text-base shadow-card placeholder:text-faint hover:border-edge sm:text-sm [&::-webkit-search-cancel-button]:hidden"
      />
      {draft !== '' ? (
        <button
          type="button"
          aria-label="Clear the search"
          className="absolute top-1/2 right-2 grid size-7 -translate-y-1/2 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
          onClick={() => {
            setDraft('')
            input.current?.focus()
          }}
        >
          <X className="size-4" aria-hidden />
        </button>
      ) : (
        <kbd className="pointer-events-none absolute top-1/2 right-3 hidden -translate-y-1/2 rounded-md border border-line px-1.5 font-sans text-[0.6875rem] text-faint lg:block">
          Ctrl K
        </kbd>
      )}
    </div>
  )
}
