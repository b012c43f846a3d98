import { fileURLToPath } from 'node:url'

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const CONTROL_PLANE = process.env.URUMI_API ?? 'http://127.0.0.1:8080'

function source(path: string): string {
  return fileURLToPath(new URL(`./src${path}`, import.meta.url))
}

export default defineConfig({
  // The control plane makes the references of index.html absolute: a proxy may serve it under a path.
  base: './',
  plugins: [react(), tailwindcss()],
  resolve: {
    alias: {
      '@': source(''),
      // See there: the original writes style elements, which the content policy refuses.
      'react-style-singleton': source('/lib/style-singleton.ts'),
    },
  },
  server: {
    host: '127.0.0.1',
    // The control plane refuses requests whose Origin is not its Host, so the Host is kept.
    proxy: { '/api': { target: CONTROL_PLANE, changeOrigin: false } },
  },
  preview: { host: '127.0.0.1' },
  build: {
    target: 'es2023',
    // The content policy refuses fonts and scripts in data URLs.
    assetsInlineLimit: 0,
    // Libraries change less often than the dashboard, so browsers keep them longer.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'vendor', test: /node_modules/ }] } },
    },
  },
  test: {
    restoreMocks: true,
    // Generous, since build machines are often busy; a passing test needs a fraction of it.
    testTimeout: 30_000,
    maxWorkers: 2,
    // Threads and, for tests without components, no browser environment: both start faster.
    pool: 'threads',
    projects: [
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
})
