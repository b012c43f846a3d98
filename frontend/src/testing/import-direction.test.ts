import { ESLint } from 'eslint'
import { beforeAll, expect, test } from 'vitest'

/* The lint rules on imports between folders, each checked with code that breaks it. */
let eslint: ESLint

beforeAll(() => {
  eslint = new ESLint({
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false, project: false } },
    },
    ruleFilter: ({ ruleId }) => ruleId.startsWith('boundaries/'),
  })
})

async function refusals(filePath: string, imported: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import * as other from '${imported}'\nexport { other }\n`, { filePath })
  return result?.messages.map(({ message }) => message) ?? []
}

test.each([
  ['src/lib/example.ts', '@/components/control/button', 'lib must not import components'],
  ['src/lib/example.ts', '@/features/activity/queries', 'lib must not import features'],
  ['src/components/control/example.ts', '@/features/activity/queries', 'components must not import features'],
  ['src/features/system/example.ts', '@/features/activity/queries', 'features must not import features'],
  ['src/features/system/example.ts', '../activity/queries', 'features must not import features'],
  ['src/features/system/example.ts', '@/app/app', 'features must not import app'],
  ['src/app/example.ts', '@/testing/api/fixtures', 'app must not import testing'],
])('%s may not import %s', async (filePath, imported, message) => {
  expect(await refusals(filePath, imported)).toEqual([message])
})

test.each([
  ['src/app/example.ts', '@/features/activity/queries'],
  ['src/features/activity/example.ts', './queries'],
  ['src/features/activity/example.ts', '@/components/control/button'],
  ['src/components/control/example.ts', '@/lib/cn'],
])('%s may import %s', async (filePath, imported) => {
  expect(await refusals(filePath, imported)).toEqual([])
})
