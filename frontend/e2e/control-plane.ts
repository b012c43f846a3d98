import { startControlPlane } from '../scripts/control-plane.mjs'

/** Provides the control plane that the tests use. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.URUMI_BASE_URL !== undefined) return () => Promise.resolve()
  const { url, stop } = await startControlPlane()
  process.env.URUMI_BASE_URL = url
  return stop
}
