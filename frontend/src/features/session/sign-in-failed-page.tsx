import { Link } from 'react-router'

import { Button } from '@/components/control/button'
import { PageHeading } from '@/components/layout/page'

import { SignInFailure } from './sign-in-failure'

/** A sign-in that failed, for a user who has another session. */
export function SignInFailedPage() {
  return (
    <div className="mx-auto max-w-lg py-10">
      <PageHeading title="You were not signed in" className="mb-5 text-lg font-semibold tracking-tight" />
      <SignInFailure />
      <Button asChild>
        <Link to="/stores">See all stores</Link>
      </Button>
    </div>
  )
}
