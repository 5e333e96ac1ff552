/** Which headers stand on every answer, so that browsers keep to themselves what is ours? */

import { createHash } from "node:crypto"
import { reportsPath } from "./policyReports.ts"

/** No script, style or connection but our own; nothing inline but the `styles` with these hashes; nobody may frame us. */
const pagePolicy = (...styles: ReadonlyArray<string>) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "report-to csp"
  ].join("; ")

const filePolicy = pagePolicy()

/** The policy of a page in which a style stands: that one is allowed by its hash, and no other. */
export const policyOfPage = (html: string): string =>
  pagePolicy(
    ...[...html.matchAll(/<style>([^]*?)<\/style>/g)].map(
      ([, style = ""]) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`
    )
  )

/** Answers that are no pages load nothing at all. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

const always = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
}

const headersOf = (data: boolean, secure: boolean): ReadonlyArray<readonly [string, string]> =>
  Object.entries({
    ...always,
    "content-security-policy": data ? dataPolicy : filePolicy,
    ...(data ? {} : { "reporting-endpoints": `csp="${reportsPath}"` }),
    vary: data ? "Accept, Cookie, Origin" : "Accept-Encoding",
    ...(data ? { "cache-control": "no-store" } : {}),
    ...(secure ? { "strict-transport-security": "max-age=31536000" } : {})
  })

const ofData = { plain: headersOf(true, false), secure: headersOf(true, true) }
const ofFiles = { plain: headersOf(false, false), secure: headersOf(false, true) }

/** Headers for an answer; those it brings along itself win. */
export const headersFor = (
  path: string,
  given: Readonly<Record<string, string | undefined>>,
  secure: boolean
): Record<string, string> => {
  const kind = path === "/api" || path.startsWith("/api/") ? ofData : ofFiles
  const headers: Record<string, string> = {}
  for (const [name, value] of kind[secure ? "secure" : "plain"])
    if (given[name] === undefined) headers[name] = value
  return headers
}
