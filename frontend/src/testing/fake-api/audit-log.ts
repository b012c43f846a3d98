import { createHash } from 'node:crypto'

import type { AuditEntry } from '@/lib/api/model'

const GENESIS = '0'.repeat(64)

/** A chain of hashes like the real one's. */
export class FakeAuditLog {
  readonly entries: AuditEntry[] = []

  append(entry: Omit<AuditEntry, 'sequence' | 'hash' | 'previousHash'>): void {
    const previousHash = this.entries.at(-1)?.hash ?? GENESIS
    const sequence = this.entries.length + 1
    const hash = createHash('sha256')
      .update(previousHash + JSON.stringify({ sequence, ...entry }))
      .digest('hex')
    this.entries.push({ sequence, ...entry, hash, previousHash })
  }

  clear(): void {
    this.entries.length = 0
  }
}
