import type { Store } from '@/lib/api/model'

import { FakeControlPlane } from './fake-api/control-plane'

/** A store as the API tells it, with the differences that a test is about. */
export function aStore(change: Partial<Store> = {}): Store {
  const store = new FakeControlPlane({ pace: 0 }).add('Alpha Shop', 'alpha', 'small', '2026-11-24T10:00:00Z')
  return { ...store, ...change }
}
