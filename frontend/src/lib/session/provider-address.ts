import { basePath, withBasePath } from '../base-path'

/** The page that is shown, without the path of the control plane. */
export function shownPage(): string {
  const { pathname, search } = window.location
  return `/${pathname.slice(basePath().length)}${search}`
}

/** Where the sign-in at the identity provider begins; it leads back to a page of the dashboard. */
export function providerAddress(path: string, page: string): string {
  return `${withBasePath(path)}?to=${encodeURIComponent(page)}`
}
