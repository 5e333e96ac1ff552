// Which texts of a page do not fit where they stand?
import type { Page } from "@weir/house/browser/launchBrowser"

/**
 * Texts as the page draws them that somebody cannot read, each as `what: text (where)`:
 *
 * - `cut`: an ancestor that hides what overflows hides a part of it, and no ellipsis says so;
 * - `spills`: it leaves the button, link, label, cell or card it belongs to;
 * - `off the page`: it ends beyond the page's width, where nothing scrolls;
 * - `cut in its field`: the chosen option or the placeholder is wider than its field;
 * - `sideways`: the page itself scrolls to the side.
 *
 * A preview (`data-preview`) shows as much of its height as is chosen for it, so below it nothing is cut.
 * Left out: what only screen readers say, what is see-through, and what lies outside of something that scrolls.
 */
export const misfits = async (page: Page): Promise<ReadonlyArray<string>> =>
  await page.evaluate(() => {
    const slack = 1.5
    const holders =
      "button,a,label,td,th,li,legend,summary,[role=tab],[role=option],.card,.chip,.badge,section,dialog,[role=dialog]"
    const previews = "[data-preview]"
    const faults = new Set<string>()
    const where = (element: Element): string => {
      const named = (one: Element) =>
        one.tagName.toLowerCase() + (one.classList.length > 0 ? `.${[...one.classList].join(".")}` : "")
      const card = element.closest("[data-widget],section,form,[role=dialog]")
      return `${card === null || card === element ? "" : `${named(card)} `}${named(element)}`
    }
    const tell = (what: string, text: string, element: Element, by: number) =>
      faults.add(`${what}: "${text.trim().slice(0, 60)}" by ${Math.round(by)} px (${where(element)})`)

    const hidden = (element: Element): boolean => {
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        const style = getComputedStyle(one)
        if (style.visibility === "hidden" || Number(style.opacity) === 0) return true
        const box = one.getBoundingClientRect()
        const tiny = box.width <= 2 || box.height <= 2
        if (tiny && (style.overflow !== "visible" || style.clipPath !== "none")) return true
      }
      return false
    }
    const clips = (overflow: string) => overflow === "hidden" || overflow === "clip"
    const scrolls = (overflow: string) => overflow === "auto" || overflow === "scroll"

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const element = node.parentElement
      if (
        element === null ||
        node.data.trim() === "" ||
        element.closest("script,style,select,textarea,title")
      )
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
      if (rects.length === 0 || hidden(element)) continue
      const text = {
        left: Math.min(...rects.map(({ left }) => left)),
        right: Math.max(...rects.map(({ right }) => right)),
        top: Math.min(...rects.map(({ top }) => top)),
        bottom: Math.max(...rects.map(({ bottom }) => bottom))
      }
      // The box of a line is taller than its letters: those stand in its middle.
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * element.currentCSSZoom
      const letters = {
        top: rects[0]!.top + (rects[0]!.height - size) / 2,
        bottom: text.bottom - (rects.at(-1)!.height - size) / 2
      }
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        const style = getComputedStyle(one)
        const box = one.getBoundingClientRect()
        const isInline = style.display === "inline" || one instanceof SVGElement
        if (!isInline) {
          const over = Math.max(text.right - box.right, box.left - text.left)
          const below = Math.max(letters.bottom - box.bottom, box.top - letters.top)
          if (scrolls(style.overflowX) || scrolls(style.overflowY)) {
            if (over > slack && !scrolls(style.overflowX)) tell("cut", node.data, element, over)
            break
          }
          if (clips(style.overflowX) && over > slack) {
            if (style.textOverflow !== "ellipsis") tell("cut", node.data, element, over)
            break
          }
          if (one.matches(previews)) break
          if (clips(style.overflowY) && below > slack && style.webkitLineClamp === "none") {
            tell("cut", node.data, element, below)
            break
          }
          if (one.matches(holders) && (over > slack || below > slack)) {
            tell("spills", node.data, element, Math.max(over, below))
            break
          }
        }
        if (style.position === "fixed") break
        // What opens above the page has no other edge than the window's.
        const isTop = one === document.body || one.matches("[role=dialog]")
        if (isTop && text.left < -slack) tell("off the page", node.data, element, -text.left)
        if (isTop && text.right > document.documentElement.clientWidth + slack)
          tell("off the page", node.data, element, text.right - document.documentElement.clientWidth)
        if (isTop) break
      }
    }

    const brush = document.createElement("canvas").getContext("2d")!
    for (const field of document.querySelectorAll<HTMLSelectElement | HTMLInputElement>("select,input")) {
      const style = getComputedStyle(field)
      const said =
        field instanceof HTMLSelectElement
          ? (field.selectedOptions[0]?.textContent ?? "").trim()
          : field.value === ""
            ? field.placeholder
            : ""
      if (said === "" || style.textOverflow === "ellipsis" || hidden(field) || field.offsetWidth === 0)
        continue
      brush.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
      const room =
        field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      const wide = brush.measureText(said).width
      if (wide > room + slack) tell("cut in its field", said, field, wide - room)
    }
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (wide > slack) faults.add(`sideways: by ${wide} px`)
    return [...faults]
  })
