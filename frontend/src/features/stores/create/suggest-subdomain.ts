const MAX_LENGTH = 40

/** Derives a subdomain from a store's name: `Café Zoë & Co` becomes `cafe-zoe-co`. */
export function suggestSubdomain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '')
}
