import { contendByMessages } from './leader-election'

/** A tab's part in the choice of one leading tab. */
export interface LeaderLock {
  /** Takes the lead from a tab that does not respond. */
  takeOver: () => void
  /** Ends the lead or the wait for it. */
  leave: () => void
}

export interface LeaderLockOptions {
  /** Tabs with the same name choose one leader. */
  name: string
  /** Called when this tab leads; returns what ends it. */
  lead: () => () => void
  /** Called after another tab has taken the lead from this one, which waits for it again. */
  onLost: () => void
}

/** Waits for the lead. A tab that is frozen or busy keeps it until another one takes over. */
export function contendForLead(options: LeaderLockOptions): LeaderLock {
  // Browsers offer locks on https and on loopback addresses only.
  return 'locks' in navigator ? contendByLock(options) : contendByMessages(options)
}

/** The browser passes the lead on when the leading tab leaves, is closed or ends abnormally. */
function contendByLock({ name, lead, onLost }: LeaderLockOptions): LeaderLock {
  let left = false
  let stopLeading: (() => void) | undefined
  let waiting = new AbortController()

  const request = (options: LockOptions) => {
    let stop: (() => void) | undefined
    const granted = () =>
      new Promise<void>((release) => {
        if (left) {
          release()
          return
        }
        const end = lead()
        stop = () => {
          stop = undefined
          end()
          release()
        }
        stopLeading = stop
      })
    navigator.locks.request(name, options, granted).catch(() => {
      // Either the wait was aborted, or another tab has taken over.
      if (stop === undefined) return
      const isCurrent = stopLeading === stop
      stop()
      if (!isCurrent) return
      onLost()
      wait()
    })
  }
  const wait = () => {
    waiting = new AbortController()
    request({ signal: waiting.signal })
  }

  wait()
  return {
    takeOver: () => {
      waiting.abort()
      request({ steal: true })
    },
    leave: () => {
      left = true
      waiting.abort()
      stopLeading?.()
    },
  }
}
