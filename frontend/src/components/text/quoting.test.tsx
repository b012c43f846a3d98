import { render } from '@testing-library/react'
import { expect, test } from 'vitest'

import { Quoting } from './quoting'

test.each([
  ['Store "Alpha" on plan small.', 'Alpha'],
  ['Store "O\'Neill "& Sons" \\" and all its data.', 'O\'Neill "& Sons" \\'],
  ['Store "<b>חנות</b> 7!".', '<b>חנות</b> 7!'],
])('%s: the name is isolated', (text, name) => {
  const { container } = render(<Quoting text={text} />)
  expect(container.textContent).toBe(text)
  expect(container.querySelector('bdi')?.textContent).toBe(name)
})

test.each(['The limit is reached.', 'An inch has 1".', ''])('%s is shown as it is', (text) => {
  const { container } = render(<Quoting text={text} />)
  expect(container.innerHTML).toBe(text)
})
