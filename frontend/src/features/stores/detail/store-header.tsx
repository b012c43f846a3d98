import { ArrowRightLeft, ArrowUpRight, KeyRound, LockKeyhole, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { Button, buttonClass } from '@/components/control/button'
import { CopyButton } from '@/components/control/copy-button'
import { Badge } from '@/components/feedback/badge'
import { SimulatedLabel } from '@/components/feedback/simulated-label'
import { PageHeading } from '@/components/layout/page'
import type { Store } from '@/lib/api/model'
import { reasonLabels } from '@/lib/labels'

import { CredentialsDialog, useMayReveal } from '../shared/credentials-dialog'
import { DeleteDialog } from '../shared/delete-dialog'
import { isClosedByOwner, isDeletable, isVisitable, phaseLook } from '../shared/phase'
import { PhaseBadge } from '../shared/phase-badge'
import { StoreAvatar } from '../shared/store-avatar'
import { TransferDialog, useReceivers } from '../shared/transfer-dialog'

/** Name, phase and actions of the store. */
export function StoreHeader({ store }: { store: Store }) {
  const [deleting, setDeleting] = useState(false)
  const [giving, setGiving] = useState(false)
  const [revealing, setRevealing] = useState(false)
  const mayReveal = useMayReveal(store)
  const receivers = useReceivers(store)
  const host = new URL(store.url).host
  return (
    <div className="mb-6 flex flex-col gap-5 md:flex-row md:items-center md:justify-between">
      <div className="flex min-w-0 items-center gap-4">
        <StoreAvatar id={store.id} name={store.name} large />
        <div className="min-w-0">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
            <PageHeading title={store.name} />
            <div className="flex flex-wrap items-center gap-1.5" data-phase={store.phase}>
              <PhaseBadge phase={store.phase} />
              {isClosedByOwner(store) && <Badge tone="quiet">{reasonLabels.ClosedByOwner}</Badge>}
              {store.cluster.simulated && <SimulatedLabel />}
            </div>
          </div>
          <div className="mt-0.5 flex items-center gap-1 text-soft">
            <span className="truncate">{host}</span>
            <CopyButton text={store.url} label="Copy the shop's address" />
          </div>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2 md:shrink-0 md:flex-nowrap">
        {isVisitable(store.phase) && (
          <>
            <a href={store.url} target="_blank" rel="noreferrer" className={buttonClass('primary')}>
              Visit store
              <ArrowUpRight aria-hidden />
              <span className="sr-only">(opens a new tab)</span>
            </a>
            <a href={store.adminUrl} target="_blank" rel="noreferrer" className={buttonClass('secondary')}>
              <KeyRound aria-hidden />
              WP admin
              <span className="sr-only">(opens a new tab)</span>
            </a>
          </>
        )}
        {mayReveal && (
          <Button onClick={() => setRevealing(true)}>
            <LockKeyhole aria-hidden />
            <span className="max-sm:sr-only">Password</span>
          </Button>
        )}
        {receivers.length > 0 && (
          <Button onClick={() => setGiving(true)}>
            <ArrowRightLeft aria-hidden />
            <span className="max-sm:sr-only">Give to a team</span>
          </Button>
        )}
        {isDeletable(store.phase) && (
          <Button onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            <span className="max-sm:sr-only">Delete</span>
          </Button>
        )}
      </div>
      <p className="sr-only" role="status">
        {store.name} is {phaseLook(store.phase).label.toLowerCase()}
      </p>
      <CredentialsDialog store={store} open={revealing} onOpenChange={setRevealing} />
      <TransferDialog store={store} open={giving} onOpenChange={setGiving} />
      <DeleteDialog store={store} open={deleting} onOpenChange={setDeleting} />
    </div>
  )
}
