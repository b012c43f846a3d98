import './app/styles.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { App } from './app/app'
import { basePath, withBasePath } from './lib/base-path'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no element #root')
const { pathname, search, hash } = window.location
if (`${pathname}/`.startsWith(basePath())) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
} else {
  // Opened without the proxy, for example on the machine of the control plane.
  window.location.replace(withBasePath(pathname) + search + hash)
}
