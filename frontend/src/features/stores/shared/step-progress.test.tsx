import { render } from '@testing-library/react'
import { expect, test } from 'vitest'

import { aStore } from '@/testing/stores'

import { StepProgress } from './step-progress'

test('says where a store stands that waits for a slot', () => {
  const { container } = render(<StepProgress store={aStore({ queuePosition: 7 })} />)
  expect(container).toHaveTextContent('Waiting for a slot, position 7')
})

test('says nothing of a queue when the store does not wait', () => {
  const { container } = render(<StepProgress store={aStore({ phase: 'READY' })} />)
  expect(container).toBeEmptyDOMElement()
})
