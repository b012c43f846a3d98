import { Outlet, ScrollRestoration } from 'react-router'

import { Toaster } from '@/components/feedback/toaster'

import { ClusterBanner } from './cluster-banner'
import { BottomNav, Sidebar, TopBar } from './navigation'

/** The frame around each page: navigation, cluster banner, toasts. */
export function PageFrame() {
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-[70] -translate-y-16 rounded-lg bg-ink px-4 py-2 font-medium text-canvas focus:translate-y-0"
      >
        Skip to content
      </a>
      <Sidebar />
      <TopBar />
      <div className="lg:pl-60">
        <ClusterBanner />
        <main id="content" tabIndex={-1} className="mx-auto max-w-6xl px-4 pt-6 pb-28 outline-none sm:px-8 lg:pt-10 lg:pb-16">
          <Outlet />
        </main>
      </div>
      <BottomNav />
      <Toaster />
      <ScrollRestoration />
    </>
  )
}
