import { useSyncExternalStore } from 'react'

/* Keep consistent with public/theme.js, which sets the class before the first paint. */
const KEY = 'urumi.theme'

export type ThemeChoice = 'system' | 'light' | 'dark'

const listeners = new Set<() => void>()

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

function prefersDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)')
}

function apply(choice: ThemeChoice): void {
  const dark = choice === 'dark' || (choice === 'system' && prefersDark().matches)
  document.documentElement.classList.toggle('dark', dark)
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, choice)
  } catch {
    // Without storage, the choice lasts until the page is closed.
  }
  apply(choice)
  listeners.forEach((listener) => listener())
}

/** Applies changes of the system's colour scheme until the returned function is called. */
export function followSystemTheme(): () => void {
  const media = prefersDark()
  const follow = () => apply(readChoice())
  media.addEventListener('change', follow)
  return () => media.removeEventListener('change', follow)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, readChoice)
}
