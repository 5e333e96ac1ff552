/** What is a path an address of, and which methods does it take? Read off the contract, for 405, `Allow`, and figures of requests. */
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
  path,
  parameters: path.split("/:").length - 1,
  pattern: new RegExp(
    `^${path
      .split("/")
      .map((part) => (part.startsWith(":") ? "[^/]+" : escaped(part)))
      .join("/")}$`
  ),
  methods: [...methods, ...(methods.has("GET") ? ["HEAD"] : []), "OPTIONS"]
}))

const pages = ["GET", "HEAD", "OPTIONS"]

export interface Route {
  /** As the contract names it, such as `/api/deals/:id`; one name for all pages and files, and one for what is not there. */
  readonly route: string
  /** Null when nothing is there. */
  readonly methods: ReadonlyArray<string> | null
}

const search = (path: string): Route => {
  const found = routes.filter(({ pattern }) => pattern.test(path))
  if (found.length > 0) {
    const [closest] = found.sort((a, b) => a.parameters - b.parameters)
    return {
      route: closest!.path,
      methods: [...new Set(found.flatMap(({ methods }) => methods))].sort()
    }
  }
  return path === "/api" || path.startsWith("/api/")
    ? { route: "/api/*", methods: null }
    : { route: "/*", methods: pages }
}

// Most addresses are asked for without a parameter.
const fixed = new Map(
  routes.filter(({ parameters }) => parameters === 0).map(({ path }) => [path, search(path)])
)

/** What a path is an address of. Everything outside `/api` is a page or a file of the console. */
export const routeOf = (path: string): Route => fixed.get(path) ?? search(path)
