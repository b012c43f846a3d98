export function startControlPlane(): Promise<{ url: string; stop: () => Promise<void> }>
