// Applies the remembered theme before the first paint. A file of its own, because the
// content security policy forbids inline scripts.
;(function () {
  try {
    var theme = localStorage.getItem("weir.theme")
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
  } catch {
    // Storage may be closed to us; the system's preference then decides.
  }
})()
