import type { ReactNode } from 'react'

/** A name that anybody may have chosen, isolated from the text behind it. */
export function withName(name: string, text: string): ReactNode {
  return (
    <>
      <bdi>{name}</bdi> {text}
    </>
  )
}
