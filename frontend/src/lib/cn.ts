import { clsx, type ClassValue } from 'clsx'

/** Joins class names and leaves out what is falsy. */
export function cn(...values: ClassValue[]): string {
  return clsx(values)
}
