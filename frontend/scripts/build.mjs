// Builds dist unless it was already built from the same sources. With the argument `true`, the types are checked too;
// otherwise check.mjs does that.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('..', import.meta.url))
const marker = join(folder, 'node_modules/.built')
const SOURCES = ['src', 'public', 'index.html', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']

function filesOf(path) {
  if (!statSync(join(folder, path)).isDirectory()) return [path]
  return readdirSync(join(folder, path)).toSorted().flatMap((name) => filesOf(join(path, name)))
}

const digest = createHash('sha256').update(process.version)
for (const file of SOURCES.flatMap(filesOf)) {
  digest.update(file).update('\0').update(readFileSync(join(folder, file))).update('\0')
}
const expected = digest.digest('hex')

if (existsSync(join(folder, 'dist/index.html')) && existsSync(marker) && readFileSync(marker, 'utf8') === expected) {
  console.log('dist is up to date with the sources')
} else {
  const windows = process.platform === 'win32'
  execFileSync(windows ? 'npm.cmd' : 'npm', ['run', process.argv[2] === 'true' ? 'build' : 'bundle'], { cwd: folder, stdio: 'inherit', shell: windows })
  writeFileSync(marker, expected)
}
