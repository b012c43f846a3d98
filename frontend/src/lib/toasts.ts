import { useSyncExternalStore, type ReactNode } from 'react'

export interface ToastMessage {
  id: number
  tone: 'ok' | 'bad' | 'info'
  title: ReactNode
  detail?: string
  /** The target of a click on the message. */
  href?: string
}

let messages: readonly ToastMessage[] = []
let nextId = 1
const listeners = new Set<() => void>()

function publish(next: readonly ToastMessage[]): void {
  messages = next
  listeners.forEach((listener) => listener())
}

export function showToast(message: Omit<ToastMessage, 'id'>): void {
  publish([...messages.slice(-2), { ...message, id: nextId++ }])
}

export function dismissToast(id: number): void {
  publish(messages.filter((message) => message.id !== id))
}

export function useToasts(): readonly ToastMessage[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => messages,
  )
}
