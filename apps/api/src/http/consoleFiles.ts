/** How does the browser get the console? From files read once, each page of it answered by the one document. */
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { extname, join, relative, sep } from "node:path"
import { gzipSync } from "node:zlib"
import { Effect, Option } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { pathOf } from "./edge.ts"
import { policyOfPage } from "./headers.ts"
import { problem } from "./problem.ts"

interface File {
  readonly bytes: Uint8Array
  readonly zipped: Uint8Array | null
  readonly contentType: string
  readonly etag: string
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8"
}
const zippable = new Set([".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".txt"])

const read = (path: string): File => {
  const bytes = readFileSync(path)
  const kind = extname(path)
  return {
    bytes,
    zipped: zippable.has(kind) && bytes.length > 1024 ? gzipSync(bytes) : null,
    contentType: types[kind] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`
  }
}

/** Every file of a folder by its address. Only these can ever be asked for: no address reaches outside. */
const filesIn = (folder: string): ReadonlyMap<string, File> =>
  new Map(
    !existsSync(folder)
      ? []
      : readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .map((path) => [`/${relative(folder, path).split(sep).join("/")}`, read(path)] as const)
  )

const shown = (file: File, request: HttpServerRequest.HttpServerRequest, cacheControl: string) => {
  const zipped =
    file.zipped !== null && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "") ? file.zipped : null
  const headers = {
    etag: file.etag,
    "cache-control": cacheControl,
    vary: "accept, accept-encoding",
    ...(zipped === null ? {} : { "content-encoding": "gzip" })
  }
  return request.headers["if-none-match"] === file.etag
    ? HttpServerResponse.empty({ status: 304, headers })
    : HttpServerResponse.uint8Array(zipped ?? file.bytes, { contentType: file.contentType, headers })
}

const unbuilt = problem({
  status: 503,
  name: "ConsoleNotBuilt",
  detail: "the console has not been built; npm start builds it. The API answers under /api"
})
const missing = problem({ status: 404, name: "NotFound", detail: "there is nothing at this address" })

/** A browser that goes somewhere asks for a document; one that loads a script or a picture does not. */
const asksForPage = ({ headers }: HttpServerRequest.HttpServerRequest, path: string): boolean =>
  extname(path) === "" || path === "/index.html" || /\btext\/html\b/.test(headers["accept"] ?? "")

/** Files under their names; any other address that is asked for as a page is one of the console's and gets its document. */
export const consoleRoutes = (folder: string) =>
  HttpRouter.use((router) => {
    const files = filesIn(folder)
    const page = files.get("/index.html")
    const policy = page && { "content-security-policy": policyOfPage(new TextDecoder().decode(page.bytes)) }
    return router.add(
      "GET",
      "/*",
      Effect.gen(function* () {
        const request = yield* HttpServerRequest.HttpServerRequest
        const path = pathOf(request.url)
        // The router passes on what it cannot match, such as ids of a thousand digits: none of that is a page.
        if (path.startsWith("/api/")) return yield* missing
        const decoded = Option.getOrElse(Option.liftThrowable(decodeURIComponent)(path), () => path)
        const file = files.get(decoded)
        if (file !== undefined && decoded !== "/index.html") {
          return shown(
            file,
            request,
            decoded.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache"
          )
        }
        if (!asksForPage(request, decoded)) return yield* missing
        return page === undefined || policy === undefined
          ? yield* unbuilt
          : HttpServerResponse.setHeaders(shown(page, request, "no-cache"), policy)
      })
    )
  })
