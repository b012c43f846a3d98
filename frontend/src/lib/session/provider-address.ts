import { withBasePath } from '../base-path'

/** Where the sign-in at the identity provider begins; it leads back to a page of the dashboard. */
export function providerAddress(path: string, page: string): string {
  return `${withBasePath(path)}?to=${encodeURIComponent(page)}`
}
