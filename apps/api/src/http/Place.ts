/** Under which addresses is this server known? Requests for any other host, or from pages of any other origin, are refused. */
import { Context } from "effect"

export class Place extends Context.Service<
  Place,
  {
    /** The address people use when a proxy stands in front, such as `https://crm.example.com`; null on the own machine only. */
    readonly publicUrl: URL | null
  }
>()("@weir/api/http/Place") {}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"])

/** The host of a `Host` header without its port, or null when that is no host. */
const hostIn = (header: string | undefined): string | null => {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(header ?? "")
  return match === null ? null : match[1]!.toLowerCase()
}

/** Whether a request was meant for us: a page elsewhere whose name points to this machine is not. */
export const isOurHost = ({ publicUrl }: typeof Place.Service, header: string | undefined): boolean => {
  const host = hostIn(header)
  return host !== null && (loopback.has(host) || host === publicUrl?.hostname)
}

/** Whether a change comes from a page of ours, or from a program that is no browser at all. */
export const isOurOrigin = (
  { publicUrl }: typeof Place.Service,
  headers: Readonly<Record<string, string | undefined>>
): boolean => {
  const { host, origin, "sec-fetch-site": site } = headers
  if (site !== undefined && site !== "same-origin" && site !== "none") return false
  if (origin === undefined) return true
  if (publicUrl !== null && origin === publicUrl.origin) return true
  return origin === `http://${host}` && isOurHost({ publicUrl: null }, host)
}

export const isSecure = ({ publicUrl }: typeof Place.Service): boolean => publicUrl?.protocol === "https:"
