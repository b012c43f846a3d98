import type { LeaderLock, LeaderLockOptions } from './leader-lock'

/** A leading tab that is not busy objects within this time. */
const OBJECTION_MS = 250
/** How often the leading tab says that it leads: two that do so for a moment find out. */
const CLAIM_MS = 2_500

interface Claim {
  term: number
  id: string
}

type Signal =
  /** A tab asks to lead; the leading tab can object. */
  | { type: 'candidate'; claim: Claim }
  /** A tab leads. */
  | { type: 'leads'; claim: Claim }
  /** The leading tab has left. */
  | { type: 'left' }

/** The higher term wins, and of two tabs that reached it at the same time the lower id. */
function precedes(a: Claim, b: Claim): boolean {
  return a.term > b.term || (a.term === b.term && a.id < b.id)
}

/**
 * Chooses one leading tab by messages between the tabs, for pages that have no locks. A tab leads when
 * no other one objects; whoever takes the lead over reaches the next term, so that the former leader
 * yields when it goes on.
 */
export function contendByMessages({ name, lead, onLost }: LeaderLockOptions): LeaderLock {
  const channel = new BroadcastChannel(`${name}:lead`)
  const send = (signal: Signal) => channel.postMessage(signal)
  // `crypto.randomUUID` exists in secure contexts only.
  const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-')
  let term = 0
  let stopLeading: (() => void) | undefined
  let candidacy: ReturnType<typeof setTimeout> | undefined

  const claim = (): Claim => ({ term, id })
  const start = () => {
    candidacy = undefined
    send({ type: 'leads', claim: claim() })
    stopLeading = lead()
  }
  const withdraw = () => {
    clearTimeout(candidacy)
    candidacy = undefined
  }
  const apply = () => {
    withdraw()
    candidacy = setTimeout(start, OBJECTION_MS)
    send({ type: 'candidate', claim: claim() })
  }
  const stop = () => {
    stopLeading?.()
    stopLeading = undefined
  }

  const onCandidate = (other: Claim) => {
    if (stopLeading !== undefined) send({ type: 'leads', claim: claim() })
    else if (candidacy === undefined) return
    else if (precedes(other, claim())) withdraw()
    else send({ type: 'candidate', claim: claim() })
  }
  const onLeader = (other: Claim) => {
    if (stopLeading === undefined) {
      withdraw()
      term = Math.max(term, other.term)
    } else if (precedes(other, claim())) {
      stop()
      term = other.term
      onLost()
    } else {
      send({ type: 'leads', claim: claim() })
    }
  }
  channel.onmessage = ({ data }: MessageEvent<Signal>) => {
    if (data.type === 'candidate') onCandidate(data.claim)
    else if (data.type === 'leads') onLeader(data.claim)
    else if (stopLeading === undefined) apply()
  }
  const claims = setInterval(() => {
    if (stopLeading !== undefined) send({ type: 'leads', claim: claim() })
  }, CLAIM_MS)
  apply()
  return {
    takeOver: () => {
      if (stopLeading !== undefined) return
      withdraw()
      term += 1
      start()
    },
    leave: () => {
      withdraw()
      clearInterval(claims)
      if (stopLeading !== undefined) send({ type: 'left' })
      stop()
      channel.close()
    },
  }
}
