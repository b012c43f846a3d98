import { BroadcastChannel } from 'node:worker_threads'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { contendByMessages } from './leader-election'

interface Tab {
  leads: boolean
  lost: number
  takeOver: () => void
  leave: () => void
}

let tabs: Tab[] = []

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', BroadcastChannel)
})
afterEach(() => {
  tabs.forEach((tab) => tab.leave())
  tabs = []
  vi.unstubAllGlobals()
})

function openTab(): Tab {
  const tab: Tab = { leads: false, lost: 0, takeOver: () => undefined, leave: () => undefined }
  const lock = contendByMessages({
    name: 'test',
    lead: () => {
      tab.leads = true
      return () => (tab.leads = false)
    },
    onLost: () => (tab.lost += 1),
  })
  tab.takeOver = () => lock.takeOver()
  tab.leave = () => lock.leave()
  tabs.push(tab)
  return tab
}

function leading(): Tab[] {
  return tabs.filter((tab) => tab.leads)
}

async function expectOneLeader(): Promise<Tab> {
  await expect.poll(() => leading().length, { timeout: 5_000 }).toBe(1)
  // It stays the only one.
  await new Promise((resolve) => setTimeout(resolve, 400))
  const [leader, ...others] = leading()
  if (leader === undefined) throw new Error('no tab leads')
  expect(others).toEqual([])
  return leader
}

test('of tabs that are opened at the same time one leads', async () => {
  for (let i = 0; i < 5; i++) openTab()
  await expectOneLeader()
})

test('a later tab follows, and leads when the leading one has left', async () => {
  const first = openTab()
  expect(await expectOneLeader()).toBe(first)
  const others = [openTab(), openTab()]
  expect(await expectOneLeader()).toBe(first)

  first.leave()
  expect(others).toContain(await expectOneLeader())
  expect(first.leads).toBe(false)
})

test('of several tabs that take the lead over at the same time one leads, and the former leader yields', async () => {
  const first = openTab()
  await expectOneLeader()
  const others = [openTab(), openTab(), openTab()]
  await expectOneLeader()

  others.forEach((tab) => tab.takeOver())

  expect(others).toContain(await expectOneLeader())
  expect(first.lost).toBe(1)
})
