// Runs `npm ci` unless node_modules is up to date with package-lock.json; in the folder of the argument, if there is one.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL(`../${process.argv[2] ?? ''}`, import.meta.url)).replace(/\/?$/, '/')
const marker = `${folder}node_modules/.installed`
const expected = createHash('sha256')
  .update(readFileSync(`${folder}package-lock.json`))
  .update(process.version)
  .digest('hex')

if (existsSync(marker) && readFileSync(marker, 'utf8') === expected) {
  console.log('node_modules is up to date with package-lock.json')
} else {
  const windows = process.platform === 'win32'
  execFileSync(windows ? 'npm.cmd' : 'npm', ['ci'], { cwd: folder, stdio: 'inherit', shell: windows })
  writeFileSync(marker, expected)
}
