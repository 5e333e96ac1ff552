// What may a page load and do, and what an answer that is no page? As it was decided on, written out.
export const filePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; report-to csp"
/** A page has one style in it, which is allowed by its hash. */
export const pagePolicy = (hash: string) =>
  filePolicy.replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`)
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
