import { fileURLToPath } from 'node:url'

import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { fakeApiPlugin } from './src/testing/fake-api/vite-plugin'

const CONTROL_PLANE = process.env.URUMI_API ?? 'http://127.0.0.1:8080'

export default defineConfig(({ mode }) => ({
  // Only `--mode fake` ever serves the stand-in API; a build never contains it.
  plugins: [react(), tailwindcss(), ...(mode === 'fake' ? [fakeApiPlugin()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    ...(mode === 'fake' ? {} : { proxy: { '/api': { target: CONTROL_PLANE, changeOrigin: true } } }),
  },
  preview: { host: '127.0.0.1' },
  build: { target: 'es2022', sourcemap: false },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    maxWorkers: 2,
  },
}))
