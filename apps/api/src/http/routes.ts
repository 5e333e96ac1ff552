/** Which methods does a path take? Read off the contract, for 405 and `Allow`. */
import { Api } from "@weir/contract/Api"
import { HttpApi } from "effect/http-api"
import { reportsPath } from "./policyReports.ts"

const methodsByPath = new Map<string, Set<string>>()
HttpApi.reflect(Api, {
  onGroup: () => undefined,
  onEndpoint: ({ endpoint }) => {
    const methods = methodsByPath.get(endpoint.path) ?? new Set()
    methodsByPath.set(endpoint.path, methods.add(endpoint.method))
  }
})
for (const page of ["/api/openapi.json", "/docs"]) methodsByPath.set(page, new Set(["GET"]))
methodsByPath.set(reportsPath, new Set(["POST"]))

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

const routes = [...methodsByPath].map(([path, methods]) => ({
  pattern: new RegExp(
    `^${path
      .split("/")
      .map((part) => (part.startsWith(":") ? "[^/]+" : escaped(part)))
      .join("/")}$`
  ),
  methods: [...methods, ...(methods.has("GET") ? ["HEAD"] : []), "OPTIONS"].sort()
}))

const pages = ["GET", "HEAD", "OPTIONS"]

/** The methods of a path, or null when nothing is there. Everything outside `/api` is a page or a file of the console. */
export const methodsOf = (path: string): ReadonlyArray<string> | null => {
  const found = routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods)
  if (found.length > 0) return [...new Set(found)].sort()
  return path === "/api" || path.startsWith("/api/") ? null : pages
}
