/** How do examples tell of clients? A deal names its contact and company when it is created. */
export type ClientLine =
  | { readonly at: string; readonly link: string; readonly to: string | null }
  | { readonly at: string; readonly merge: string; readonly into: string }
