import { expect, test } from 'vitest'

import { aStepRun as run, aStore } from '@/testing/api/fixtures'

import { timelineOf } from './timeline'

test('shows steps that were not started yet', () => {
  const [creation] = timelineOf(aStore(), [run({})])
  expect(creation?.steps.map(({ step, latest }) => [step, latest?.outcome])).toEqual([
    ['CREATE_NAMESPACE', 'SUCCEEDED'],
    ['APPLY_GUARDRAILS', undefined],
    ['CREATE_CREDENTIALS', undefined],
    ['DEPLOY_RELEASE', undefined],
    ['AWAIT_DATABASE', undefined],
    ['AWAIT_WEB', undefined],
    ['AWAIT_STOREFRONT', undefined],
  ])
})

test('shows the current step before its row is read', () => {
  const store = aStore({
    phase: 'PROVISIONING',
    currentStep: {
      step: 'APPLY_GUARDRAILS',
      title: 'Apply quota, limits and network policies',
      attempt: 1,
      startedAt: '2026-11-24T10:00:01Z',
    },
  })
  const [creation] = timelineOf(store, [run({})])
  expect(creation?.steps[1]?.latest?.outcome).toBe('RUNNING')
})

test('shows a step once, with its earlier attempts below the latest', () => {
  const failed = run({ id: '2', step: 'AWAIT_WEB', outcome: 'FAILED' })
  const again = run({ id: '3', step: 'AWAIT_WEB', attempt: 2, startedAt: '2026-11-24T10:05:00Z' })
  const steps = timelineOf(aStore(), [again, failed])[0]?.steps ?? []
  const web = steps.find(({ step }) => step === 'AWAIT_WEB')
  expect(web?.latest).toBe(again)
  expect(web?.earlier).toEqual([failed])
})

test('shows an optional step only after it was started', () => {
  const recreated = run({ step: 'RECREATE_PODS' })
  expect(timelineOf(aStore(), [])[0]?.steps.some(({ step }) => step === 'RECREATE_PODS')).toBe(false)
  expect(timelineOf(aStore(), [recreated])[0]?.steps.some(({ step }) => step === 'RECREATE_PODS')).toBe(true)
})

test('shows the binding of the role, which not every cluster needs, only after it was started', () => {
  const bound = run({ id: '2', step: 'BIND_ROLE' })
  expect(timelineOf(aStore(), [run({})])[0]?.steps.some(({ step }) => step === 'BIND_ROLE')).toBe(false)
  expect(timelineOf(aStore(), [run({}), bound])[0]?.steps.slice(0, 3).map(({ step }) => step)).toEqual([
    'CREATE_NAMESPACE',
    'BIND_ROLE',
    'APPLY_GUARDRAILS',
  ])
})

test('a step that was skipped is shown as not needed', () => {
  const store = aStore({ phase: 'PROVISIONING' })
  const steps = timelineOf(store, [run({}), run({ id: '2', step: 'AWAIT_STOREFRONT' })])[0]?.steps ?? []
  expect(steps.filter(({ skipped }) => skipped).map(({ step }) => step)).toEqual([
    'APPLY_GUARDRAILS',
    'CREATE_CREDENTIALS',
    'DEPLOY_RELEASE',
    'AWAIT_DATABASE',
    'AWAIT_WEB',
  ])
})

test('a ready store has no pending steps', () => {
  const [creation] = timelineOf(aStore({ phase: 'READY' }), [run({})])
  expect(creation?.steps.every(({ latest, skipped }) => latest !== undefined || skipped)).toBe(true)
})

test('a ready store whose steps were removed has no timeline', () => {
  expect(timelineOf(aStore({ phase: 'READY' }), [])).toEqual([])
})

test('shows the deletion of a deleted store before its creation', () => {
  const store = aStore({ phase: 'DELETED', desired: 'DELETED' })
  const deleted = run({ step: 'DELETE_NAMESPACE', endedAt: '2026-11-24T10:00:03Z', durationMs: 3_000 })
  const sections = timelineOf(store, [run({}), deleted])
  expect(sections.map(({ title, steps }) => [title, steps.length])).toEqual([
    ['Deletion', 2],
    ['Creation', 7],
  ])
  expect(sections[0]?.totalMs).toBe(3_000)
})

test('the uninstallation that began a deletion in earlier versions is shown where it was run', () => {
  const store = aStore({ phase: 'DELETED', desired: 'DELETED' })
  const [deletion] = timelineOf(store, [run({}), run({ step: 'UNINSTALL_RELEASE' })])
  expect(deletion?.steps.map(({ step }) => step)).toEqual([
    'UNINSTALL_RELEASE',
    'DELETE_NAMESPACE',
    'AWAIT_NAMESPACE_GONE',
  ])
})
