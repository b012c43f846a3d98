// The same as `npm run typecheck` and `npm run lint`, with one TypeScript program for both.
//
//   node scripts/check.mjs [true | false]   false: without lint
import { fileURLToPath } from 'node:url'

import ts from 'typescript'

const folder = fileURLToPath(new URL('..', import.meta.url))
const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
const config = ts.getParsedCommandLineOfConfigFile(`${folder}tsconfig.json`, {}, host)
if (config === undefined) throw new Error('There is no tsconfig.json')
const program = ts.createProgram({
  rootNames: config.fileNames,
  options: config.options,
  configFileParsingDiagnostics: config.errors,
})
const wrong = ts.getPreEmitDiagnostics(program)
if (wrong.length > 0) {
  const format = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => folder, getNewLine: () => '\n' }
  console.error(ts.formatDiagnostics(wrong, format))
}

async function lintFails() {
  const { ESLint } = await import('eslint')
  const eslint = new ESLint({
    cwd: folder,
    overrideConfig: {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: false, programs: [program] } },
    },
  })
  const results = await eslint.lintFiles('.')
  const formatter = await eslint.loadFormatter('stylish')
  console.log(await formatter.format(results))
  return results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0)
}

const found = process.argv[2] !== 'false' && (await lintFails())
process.exitCode = wrong.length > 0 || found ? 1 : 0
