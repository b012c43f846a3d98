import { ArrowRightLeft, Ellipsis, ExternalLink, KeyRound, RotateCw, Trash2 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState, type ComponentProps } from 'react'
import { Link } from 'react-router'

import { buttonClass } from '@/components/control/button'
import { menuClass, menuItemClass } from '@/components/control/menu'
import type { Store } from '@/lib/api/model'
import { cn } from '@/lib/cn'

import { useRetryStore } from '../api/mutations'
import { DeleteDialog } from '../shared/delete-dialog'
import { isDeletable, isVisitable } from '../shared/phase'
import { TransferDialog, useReceivers } from '../shared/transfer-dialog'

/** The actions on a store in the list. */
export function StoreMenu({ store }: { store: Store }) {
  const [deleting, setDeleting] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const retry = useRetryStore()
  const [giving, setGiving] = useState(false)
  const receivers = useReceivers(store)
  const focusTrigger = () => setTimeout(() => trigger.current?.focus())
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger
          ref={trigger}
          aria-label={`More about ${store.name}`}
          className={cn(buttonClass('ghost', 'icon'), 'relative size-8')}
        >
          <Ellipsis aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={6}
            collisionPadding={12}
            className={menuClass}
          >
            <Item asChild>
              <Link to={`/stores/${store.id}`}>
                <ExternalLink aria-hidden />
                Open
              </Link>
            </Item>
            {isVisitable(store.phase) && (
              <Item asChild>
                <a href={store.adminUrl} target="_blank" rel="noreferrer">
                  <KeyRound aria-hidden />
                  WordPress admin
                </a>
              </Item>
            )}
            {store.phase === 'FAILED' && (
              <Item onSelect={() => retry.mutate(store)}>
                <RotateCw aria-hidden />
                Retry
              </Item>
            )}
            {receivers.length > 0 && (
              <Item onSelect={() => setGiving(true)}>
                <ArrowRightLeft aria-hidden />
                Give to a team…
              </Item>
            )}
            {isDeletable(store.phase) && (
              <>
                <DropdownMenu.Separator className="mx-1.5 my-1.5 h-px bg-line" />
                <Item className="text-bad" onSelect={() => setDeleting(true)}>
                  <Trash2 aria-hidden />
                  Delete…
                </Item>
              </>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <DeleteDialog
        store={store}
        open={deleting}
        onOpenChange={(open) => {
          setDeleting(open)
          if (!open) focusTrigger()
        }}
      />
      <TransferDialog
        store={store}
        open={giving}
        onOpenChange={(open) => {
          setGiving(open)
          if (!open) focusTrigger()
        }}
      />
    </>
  )
}

function Item({ className, ...rest }: ComponentProps<typeof DropdownMenu.Item>) {
  return (
    <DropdownMenu.Item
      className={cn(menuItemClass, className)}
      {...rest}
    />
  )
}
