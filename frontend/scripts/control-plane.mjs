// Starts the packaged control plane with the simulated cluster and an empty database.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const target = fileURLToPath(new URL('../../app-web/target', import.meta.url))
const START_TIMEOUT_MS = 120_000

/** Resolves once the control plane is ready. `more` are settings on the command line. */
export async function startControlPlane(more = []) {
  const jar = existsSync(target) && readdirSync(target).find((name) => name.endsWith('-exec.jar'))
  if (!jar) throw new Error(`There is no control plane in ${target}; run: mvn -pl app-web -am package -DskipTests`)
  const home = mkdtempSync(join(tmpdir(), 'urumi-dashboard-'))
  const java = process.env.JAVA_HOME === undefined ? 'java' : join(process.env.JAVA_HOME, 'bin/java')
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED']
  const environment = { ...process.env, URUMI_HOME: home }
  // Without one, the control plane uses the simulated cluster.
  delete environment.KUBECONFIG
  const settings = [
    // Given twice, the values of an argument are joined.
    ...(more.some((each) => each.startsWith('--server.port=')) ? [] : ['--server.port=0']),
    '--urumi.security.trusted-proxies=127.0.0.1',
    // A failing store is FAILED sooner.
    '--urumi.lifecycle.problem-grace=15s',
    ...more,
  ]
  const child = spawn(java, [...options, '-jar', join(target, jar), ...settings], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill()
    await exited
    rmSync(home, { recursive: true, force: true })
  }
  try {
    return { url: await dashboardUrl(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The address that the control plane prints when it is ready. */
function dashboardUrl(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (reason) => reject(new Error(`The control plane ${reason}:\n${output}`))
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT_MS)
    child.once('exit', () => fail('exited'))
    child.once('error', reject)
    child.stdout.on('data', (chunk) => {
      output += chunk
      const [, url] = /Dashboard +(http:\/\/localhost:\d+)/.exec(output) ?? []
      if (url === undefined) return
      clearTimeout(timer)
      resolve(url)
    })
  })
}
