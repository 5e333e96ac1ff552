// When do the scripts begin? After the first picture, in which nothing of theirs is: until then they would only be in its way.
{
  // Not named while the console is worked on: then they begin by a tag of their own.
  const { enter, sheet } = document.currentScript.dataset
  const begin = () => {
    // In the head, before the sheets of single pages, which say more than it does.
    const link = document.createElement("link")
    Object.assign(link, { rel: "stylesheet", href: sheet, crossOrigin: "" })
    link.onload = link.onerror = () => import(enter)
    document.head.append(link)
  }
  if (enter === undefined) document.currentScript.remove()
  else if (document.hidden) begin()
  else requestAnimationFrame(() => setTimeout(begin))
}
