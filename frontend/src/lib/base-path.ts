/**
 * The path under which a proxy serves the platform, with a slash at its end: `/urumi/`, or `/`
 * without a prefix. The control plane writes it into the page.
 */
export function basePath(): string {
  const written = document.querySelector<HTMLMetaElement>('meta[name="urumi-base-path"]')?.content
  // Vite's own server leaves the relative path in the page, and always serves the root.
  return written === undefined || written === './' ? '/' : written
}

/** The path by which the browser reaches `path`, which begins with a slash. */
export function withBasePath(path: string): string {
  return basePath() + path.slice(1)
}

/** The address by which the browser reaches `path`, which begins with a slash. */
export function urlOf(path: string): string {
  return new URL(withBasePath(path), window.location.origin).href
}

/**
 * A name for what belongs to this control plane, as browsers share storage, locks and channels
 * between everything on one origin, and a proxy can serve several control planes there.
 */
export function scoped(name: string): string {
  const path = basePath()
  return path === '/' ? name : `${name} ${path}`
}
