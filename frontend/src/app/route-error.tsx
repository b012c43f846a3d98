import { useRouteError } from 'react-router'

import { Button } from '@/components/control/button'
import { Brand } from '@/components/layout/brand'
import { messageOf } from '@/lib/api/problem'

/** Shown when the dashboard itself failed; the stores are not affected. */
export function RouteError() {
  const error = useRouteError()
  return (
    <main className="grid min-h-dvh place-items-center px-4 text-center">
      <title>Error · Urumi</title>
      <div className="max-w-md" role="alert">
        <Brand className="mb-6 justify-center" />
        <h1 className="text-lg font-semibold tracking-tight">The dashboard ran into an error</h1>
        <p className="mt-1.5 text-soft">The stores are not affected. Loading the page again usually helps.</p>
        <pre className="mt-4 rounded-lg bg-quiet-wash p-3 text-left font-mono text-xs whitespace-pre-wrap text-soft">
          {messageOf(error)}
        </pre>
        <Button variant="primary" className="mt-5" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </div>
    </main>
  )
}
