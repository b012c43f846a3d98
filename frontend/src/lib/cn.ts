import { clsx, type ClassValue } from 'clsx'

/** Joins class names, without falsy ones. */
export function cn(...values: ClassValue[]): string {
  return clsx(values)
}
