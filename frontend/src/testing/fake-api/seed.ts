import type { StepName } from '@/lib/api/model'

import { isoNow } from './clock.ts'
import type { FakeControlPlane } from './control-plane.ts'
import { IMAGE_PULL_FAILED } from './failures.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const READY: [string, string, string, number][] = [
  ['Malabar Spice Company', 'malabar-spice', 'medium', -9 * DAY],
  ['Kumar & Daughters Textiles', 'kumar-textiles', 'large', -6 * DAY],
  ['Alpha Shop', 'alpha', 'small', -3 * DAY],
  ['Nordlicht Keramik', 'nordlicht', 'small', -26 * HOUR],
  ['Papelería Aurora', 'papeleria-aurora', 'medium', -7 * HOUR],
  ['The Tea Cupboard', 'tea-cupboard', 'small', -80 * MINUTE],
  ['Backwater Bicycles', 'backwater-bicycles', 'small', -25 * MINUTE],
]

const PAST: [StepName, string, number][] = [
  ['CREATE_NAMESPACE', 'Create the namespace', 41],
  ['APPLY_GUARDRAILS', 'Apply quota, limits and network policies', 213],
  ['CREATE_CREDENTIALS', 'Create the credentials', 38],
  ['DEPLOY_RELEASE', "Install the shop's release", 702],
  ['AWAIT_DATABASE', 'Wait for the database', 1530],
  ['AWAIT_WEB', 'Wait for the web server', 884],
  ['AWAIT_STOREFRONT', 'Wait for the shop page', 391],
]

/** Stores in every phase, some of them old. */
export function seed(plane: FakeControlPlane): void {
  for (const [name, subdomain, plan, age] of READY) {
    const store = plane.add(name, subdomain, plan, isoNow(age))
    plane.record('store.create', store, 'ACCEPTED', `Plan ${plan}`)
    finish(plane, store.id, age, PAST)
    plane.settle(store.id, {
      phase: 'READY',
      observedGeneration: 1,
      readyAt: isoNow(age + PAST.reduce((sum, [, , ms]) => sum + ms, 0)),
      conditions: store.conditions.map((condition) => ({
        ...condition,
        status: 'TRUE',
        reason: 'Observed',
        message: 'As it should be',
        lastTransitionTime: isoNow(age + 4_000),
      })),
    })
    plane.record('store.create', store, 'SUCCEEDED')
  }
  const degraded = plane.add('Velvet & Vine', 'velvet-vine', 'medium', isoNow(-2 * DAY))
  finish(plane, degraded.id, -2 * DAY, PAST)
  plane.settle(degraded.id, { phase: 'DEGRADED', readyAt: isoNow(-2 * DAY + 5_000) })

  const failed = plane.add('Harbour Records', 'harbour-records', 'small', isoNow(-4 * MINUTE))
  plane.record('store.create', failed, 'ACCEPTED', 'Plan small')
  finish(plane, failed.id, -4 * MINUTE, PAST.slice(0, 5))
  plane.past(failed.id, {
    step: 'AWAIT_WEB',
    title: 'Wait for the web server',
    attempt: 1,
    startedAt: isoNow(-4 * MINUTE + 2_600),
    endedAt: isoNow(-3 * MINUTE),
    durationMs: 57_400,
    outcome: 'FAILED',
    failure: IMAGE_PULL_FAILED,
  })
  plane.settle(failed.id, {
    phase: 'FAILED',
    failure: IMAGE_PULL_FAILED,
    conditions: failed.conditions.map((condition, index) =>
      index < 4
        ? { ...condition, status: 'TRUE', reason: 'Observed', message: 'As it should be' }
        : index === 4
          ? { ...condition, status: 'FALSE', reason: 'ImagePullBackOff', message: IMAGE_PULL_FAILED.message }
          : condition,
    ),
  })
  plane.record('store.create', failed, 'FAILED', IMAGE_PULL_FAILED.message)
  plane.record('store.create', { id: failed.id, subdomain: 'alpha' }, 'REFUSED', 'alpha.localhost is taken')
}

function finish(plane: FakeControlPlane, id: string, age: number, past: typeof PAST): void {
  let at = age
  for (const [step, title, durationMs] of past) {
    plane.past(id, {
      step,
      title,
      attempt: 1,
      startedAt: isoNow(at),
      endedAt: isoNow(at + durationMs),
      durationMs,
      outcome: 'SUCCEEDED',
    })
    at += durationMs
  }
}
