/** What is wrong with a name and a password, for their fields. */
export interface CredentialErrors {
  name?: string | undefined
  password?: string | undefined
}

/** What is missing; empty when nothing is. */
export function missingCredentials(name: string, password: string): CredentialErrors {
  return {
    ...(name.trim() === '' && { name: 'Enter a name.' }),
    ...(password === '' && { password: 'Enter a password.' }),
  }
}
