// What can be done before the scripts are there? The remembered theme is applied before the first paint; after it the files of the
// dashboard are sent for where it is opened, and so is what the page will ask for. A file of its own: the content policy forbids inline scripts.
{
  const begun = (globalThis.weirBegun = new Map())
  const remembered = (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      // Storage may be closed to us.
      return null
    }
  }
  const listed = (name) => {
    try {
      return JSON.parse(remembered(name) ?? "[]").filter((url) => url.startsWith("/api/"))
    } catch {
      // Not a list that we wrote.
      return []
    }
  }
  const theme = remembered("weir.theme")
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme

  const { pathname, search } = location
  const inside = !/^\/(?:sign-in|welcome)\b/.test(pathname)
  if (inside) document.documentElement.dataset.frame = "inside"

  const sendFor = (file) => {
    const link = document.createElement("link")
    const script = file.endsWith(".js")
    Object.assign(link, { rel: script ? "modulepreload" : "preload", href: file, crossOrigin: "" })
    if (!script) link.as = "style"
    document.head.append(link)
  }
  const { dashboard } = document.currentScript.dataset
  const send = () => {
    // The browser has few lines to one server: the files take theirs before the answers, which take longer.
    if (pathname === "/") for (const file of dashboard?.split(" ") ?? []) sendFor(file)
    if (!inside) return
    const urls = ["/api/session", "/api/workspace"]
    if (pathname === "/" && search === "") urls.push("/api/my/dashboard", ...listed("weir.begins"))
    for (const url of new Set(urls)) {
      const answer = fetch(url, { headers: { accept: "application/json" }, credentials: "same-origin" })
      answer.catch(() => undefined)
      begun.set(url, answer)
    }
  }
  // After the first picture, in which nothing of it is: what comes before it is in its way.
  if (document.hidden) send()
  else requestAnimationFrame(() => setTimeout(send))
}
