import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'

import { App } from '@/app/app'

import { answer } from './fake-api/api'
import { FakeControlPlane } from './fake-api/control-plane'

/** The whole dashboard at `path`, with a fake control plane behind its `fetch`. */
export function renderApp(path: string, prepare: (plane: FakeControlPlane) => void = () => undefined) {
  const plane = new FakeControlPlane({ pace: 0.02 })
  prepare(plane)
  const requests: Request[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    requests.push(request.clone())
    return answer(plane, request)
  })
  window.history.replaceState(null, '', path)
  const view = render(<App />)
  return { plane, requests, user: userEvent.setup({ delay: null }), ...view }
}
