import { render } from '@testing-library/react'
import { expect, test } from 'vitest'

import { aStore } from '@/testing/api/fixtures'

import { StepProgress } from './step-progress'

test('shows the queue position of a store that waits for a slot', () => {
  const { container } = render(<StepProgress store={aStore({ queuePosition: 7 })} />)
  expect(container).toHaveTextContent('Waiting for a slot, position 7')
})

test('shows no queue position when the store does not wait', () => {
  const { container } = render(<StepProgress store={aStore({ phase: 'READY' })} />)
  expect(container).toBeEmptyDOMElement()
})
