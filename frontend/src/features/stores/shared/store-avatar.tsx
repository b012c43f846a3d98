import { cn } from '@/lib/cn'

const HUES = 12

/** A colour derived from the store's id, so that it never changes. */
function hueOf(id: string): number {
  let sum = 0
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 997
  return (sum % HUES) * (360 / HUES)
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The word's grapheme clusters, which readers count as characters. */
function lettersOf(word: string): string[] {
  return Array.from(segmenter.segment(word), ({ segment }) => segment)
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const [first = name, second] = words
  const letters =
    second === undefined ? lettersOf(first).slice(0, 2) : [lettersOf(first)[0], lettersOf(second)[0]]
  return letters.join('').toUpperCase()
}

interface StoreAvatarProps {
  id: string
  name: string
  large?: boolean
}

/** The store's initials on its colour. */
export function StoreAvatar({ id, name, large = false }: StoreAvatarProps) {
  return (
    <span
      aria-hidden
      style={{ '--hue': hueOf(id) } as React.CSSProperties}
      className={cn(
        'grid shrink-0 place-items-center overflow-hidden font-semibold tracking-tight select-none',
        'bg-[oklch(0.93_0.05_var(--hue))] text-[oklch(0.4_0.13_var(--hue))]',
        'dark:bg-[oklch(0.31_0.07_var(--hue))] dark:text-[oklch(0.87_0.09_var(--hue))]',
        large ? 'size-14 rounded-2xl text-lg' : 'size-10 rounded-xl text-[0.8125rem]',
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
