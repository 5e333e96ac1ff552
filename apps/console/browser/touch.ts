// Which controls of a page are too small for a finger?
import type { Page } from "@weir/house/browser/launchBrowser"

/** What a finger needs, in px; in a line of text, and for figures, less is enough (WCAG 2.2, target size). */
const needed = { alone: 40, inText: 24 }

/**
 * Controls whose target, with all around them that belongs to it, is lower than 40 px, or than 24 px where they stand in a line of
 * text or are a figure in one; narrower than 24 px everywhere. Each as `width x height: what it is (where)`.
 *
 * Left out: marks of a drawing, whose values a table beside it opens, what is switched off, and what is seen by nobody.
 */
export const tooSmall = async (page: Page, within = "body"): Promise<ReadonlyArray<string>> =>
  await page.evaluate(
    ([needs, place]) => {
      const controls =
        "button,a[href],input:not([type=hidden]),select,textarea,summary,[role=button],[role=tab],[role=option],[role=slider],[role=menuitem],[role=menuitemradio]"
      const named = (one: Element) =>
        one.tagName.toLowerCase() + (one.classList.length > 0 ? `.${[...one.classList].join(".")}` : "")
      const inText = (one: Element): boolean => {
        const style = getComputedStyle(one)
        const parent = one.parentElement
        if (one.matches(".open:not(.number)")) return true
        if (parent === null || !style.display.startsWith("inline")) return false
        const flows = /^(?:block|inline|list-item|table-cell)/u.test(getComputedStyle(parent).display)
        return flows && parent.textContent.trim().length > one.textContent.trim().length
      }
      const belongs = (control: Element, label: Element | null, x: number, y: number): boolean => {
        const hit = document.elementFromPoint(x, y)
        return hit !== null && (control.contains(hit) || label?.contains(hit) === true)
      }
      const faults = new Set<string>()
      const roots = [...document.querySelectorAll(place)]
      for (const control of roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(controls)])) {
        if (control.closest("svg,[inert],[aria-hidden=true],:disabled,[aria-disabled=true]") !== null)
          continue
        if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
        const label =
          control instanceof HTMLInputElement ? (control.labels?.[0] ?? control.closest("label")) : null
        const box = control.getBoundingClientRect()
        if (box.width <= 2 || box.height <= 2) continue
        control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" })
        const { bottom, left, right, top } = control.getBoundingClientRect()
        const [x, y] = [(left + right) / 2, (top + bottom) / 2]
        // What lies under something else is reached elsewhere, or when that has gone.
        if (!belongs(control, label, x, y)) continue
        const reach = (dx: number, dy: number): number => {
          let far = 0
          while (far < 60 && belongs(control, label, x + dx * (far + 0.5), y + dy * (far + 0.5))) far += 0.5
          return far
        }
        const height = reach(0, -1) + reach(0, 1)
        const width = reach(-1, 0) + reach(1, 0)
        const least = inText(control) ? needs.inText : needs.alone
        if (height >= least - 0.6 && width >= needs.inText - 0.6) continue
        const card = control.closest("[data-widget],section,form,[role=dialog],header,nav")
        const text = (control.getAttribute("aria-label") ?? control.textContent).trim().slice(0, 30)
        faults.add(
          `${Math.round(width)} x ${Math.round(height)}: ${named(control)} "${text}" (${card === null ? "" : (card.getAttribute("data-widget") ?? named(card))})`
        )
      }
      return [...faults]
    },
    [needed, within] as const
  )
