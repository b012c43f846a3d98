/** What a page can do to the browser; tests replace it. */
export const navigation = {
  /** Leaves the dashboard. */
  leaveFor: (address: string) => window.location.assign(address),
}
