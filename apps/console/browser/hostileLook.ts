// What harm has a text done to a page?
import type { Page } from "@weir/house/browser/launchBrowser"
import { hostile, mark, ran } from "./hostile.ts"

/** What must never happen, as it happened. */
const harm: Array<string> = []

/** Notes everything that a text could do: ask, run, open, send away, or break the policy. */
export const watch = async (visitor: Page, home: string): Promise<void> => {
  visitor.on("dialog", (dialog) => {
    harm.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  visitor.on("popup", (other) => harm.push(`a window: ${other.url()}`))
  visitor.on("request", (request) => {
    if (!/^(?:data|blob):/u.test(request.url()) && !request.url().startsWith(home))
      harm.push(`a request to ${request.url()}`)
  })
  await visitor.exposeFunction("tellOfViolation", (what: string) => harm.push(`the policy: ${what}`))
  await visitor.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      (globalThis as unknown as { tellOfViolation: (what: string) => void }).tellOfViolation(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sample}`
      )
    )
  })
}

/** What the page as it stands has made of the texts: elements, running code, addresses, sums. And which of them are seen as they are. */
export const harmDone = async (
  page: Page
): Promise<{ readonly harm: ReadonlyArray<string>; readonly seen: ReadonlyArray<string> }> => {
  await page.waitForTimeout(50)
  const { faults, seen } = await page.evaluate(
    ([texts, flag, sign]) => {
      const found: Array<string> = []
      if (flag in globalThis) found.push("a text ran")
      // The page has one style of its own, in its head.
      const made = `[${sign}],iframe,object,embed,base,math,template,marquee,meta[http-equiv],body form[action^="java"],body style,style ~ style`
      for (const one of document.querySelectorAll(made))
        found.push(`an element: ${one.tagName + one.textContent}`)
      for (const one of document.querySelectorAll<HTMLElement>("script,link")) {
        const address = new URL(one.getAttribute("src") ?? one.getAttribute("href") ?? "data:", location.href)
        if (address.origin !== location.origin) found.push(`an element: ${one.tagName + one.textContent}`)
      }
      for (const one of document.querySelectorAll("*"))
        for (const { name, value } of one.attributes) {
          if (name.startsWith("on")) found.push(`a handler: ${name} of ${one.tagName}`)
          if (
            /^(?:href|src|action|formaction|xlink:href|srcdoc)$/u.test(name) &&
            /^\s*(?:j|d)\w+\s*:/iu.test(value)
          )
            found.push(`an address: ${name}="${value}"`)
        }
      const said = document.body.textContent ?? ""
      if (/\b1337\b/u.test(said)) found.push("a sum was worked out")
      return { faults: found, seen: texts.filter((text) => said.includes(text)) }
    },
    [hostile, ran, mark] as const
  )
  return { harm: [...faults, ...harm], seen }
}
