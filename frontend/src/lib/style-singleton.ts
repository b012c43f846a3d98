import { useEffect } from 'react'

interface SheetProps {
  styles: string
}

/**
 * Replaces the package `react-style-singleton`, which dialogs and menus use to stop the page from
 * scrolling. It writes `<style>` elements, which the content policy forbids; a constructed style sheet
 * is allowed.
 */
export function styleSingleton(): (props: SheetProps) => null {
  let users = 0
  let sheet: CSSStyleSheet | undefined

  function release(): void {
    users -= 1
    if (users > 0) return
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet)
    sheet = undefined
  }

  return function Sheet({ styles }) {
    useEffect(() => {
      if (users === 0) {
        sheet = new CSSStyleSheet()
        sheet.replaceSync(styles)
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
      }
      users += 1
      return release
    }, [styles])
    return null
  }
}
