export function startControlPlane(more?: string[]): Promise<{ url: string; stop: () => Promise<void> }>
