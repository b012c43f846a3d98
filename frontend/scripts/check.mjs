// The same as `npm run typecheck` and `npm run lint`, with one TypeScript program for both.
import { fileURLToPath } from 'node:url'

import { ESLint } from 'eslint'
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
const found = results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0)
process.exitCode = wrong.length > 0 || found ? 1 : 0
