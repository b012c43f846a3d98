// Sets the theme before the first paint. Keep consistent with src/lib/theme.ts.
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem('urumi.theme')
  } catch {
    // Storage may be forbidden; the system's choice is used.
  }
  var dark =
    choice === 'dark' ||
    (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
