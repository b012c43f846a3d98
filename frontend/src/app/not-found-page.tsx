import { Compass } from 'lucide-react'
import { Link } from 'react-router'

import { Button } from '@/components/control/button'
import { EmptyState } from '@/components/feedback/state-panels'
import { PageHeading } from '@/components/layout/page'

export function NotFoundPage() {
  return (
    <>
      <PageHeading title="Page not found" className="sr-only" />
      <EmptyState
        icon={<Compass aria-hidden />}
        title="There is nothing here"
        action={
          <Button asChild>
            <Link to="/stores">See all stores</Link>
          </Button>
        }
      >
        The link may be mistyped or out of date.
      </EmptyState>
    </>
  )
}
