import { Compass } from 'lucide-react'
import { Link } from 'react-router'

import { Button } from '@/components/button'
import { PageHeading } from '@/components/page'
import { EmptyState } from '@/components/state-panels'

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
