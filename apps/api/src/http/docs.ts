/** Where can people read what the API offers? The OpenAPI document, and a page to browse it that loads nothing from elsewhere. */
import { createHash } from "node:crypto"
import { Api } from "@weir/contract/Api"
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerResponse } from "effect/http"
import { HttpApiScalar, OpenApi } from "effect/http-api"

const document = HttpRouter.use((router) => {
  let text = ""
  return router.add(
    "GET",
    "/api/openapi.json",
    Effect.sync(() => {
      text ||= JSON.stringify(OpenApi.fromApi(Api))
      return HttpServerResponse.text(text, { contentType: "application/json" })
    })
  )
})

/** The page's scripts stand inside it; each is allowed by its hash, and nothing else is. */
const policyFor = (html: string): string => {
  const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script]) =>
      `'sha256-${createHash("sha256")
        .update(script ?? "")
        .digest("base64")}'`
  )
  return [
    "default-src 'none'",
    `script-src ${hashes.join(" ")}`,
    // The reference writes its own style elements.
    "style-src 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'"
  ].join("; ")
}

const decoder = new TextDecoder()

const reference = HttpApiScalar.layer(Api, {
  path: "/docs",
  scalar: { withDefaultFonts: false, showOperationId: false, hideModels: false, theme: "default" }
})

// The page is made by the library; its policy is added on the way out, worked out once.
const policed = HttpRouter.middleware(
  Effect.sync(() => {
    let policy = ""
    return (effect) =>
      Effect.map(effect, (response) => {
        if (response.body._tag === "Uint8Array") policy ||= policyFor(decoder.decode(response.body.body))
        return HttpServerResponse.setHeaders(response, {
          "content-security-policy": policy,
          "cache-control": "no-cache"
        })
      })
  })
)

export const docsRoutes = Layer.mergeAll(document, reference.pipe(Layer.provide(policed.layer)))
