/** Which endpoints are there to be walked by tests, and how is each one called? */
import { Api } from "@weir/contract/Api"
import { Permission, type PermissionName } from "@weir/contract/Permission"
import { Context, Option, type Schema } from "effect"
import { HttpApi, OpenApi } from "effect/http-api"
import type { Serving, Visitor } from "./serving.ts"

/** An endpoint as it is declared. */
export interface Walked {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly permission: PermissionName
  /** The statuses that the OpenAPI document names for it. */
  readonly documented: ReadonlyArray<number>
  readonly params: Schema.Top | undefined
  readonly query: Schema.Top | undefined
  readonly headers: Schema.Top | undefined
  /** What it takes as a body, by the type of its content. */
  readonly bodies: ReadonlyArray<{ readonly contentType: string; readonly schema: Schema.Top }>
}

const operations = OpenApi.fromApi(Api).paths as Readonly<
  Record<string, Readonly<Record<string, { readonly responses: object }>>>
>

const documented = (method: string, path: string): ReadonlyArray<number> =>
  Object.keys(operations[path.replaceAll(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()]?.responses ?? {}).map(
    Number
  )

/** Every endpoint of the API. */
export const endpoints: ReadonlyArray<Walked> = reflected()

function reflected(): ReadonlyArray<Walked> {
  const endpoints: Array<Walked> = []
  HttpApi.reflect(Api, {
    onGroup: () => undefined,
    onEndpoint: ({ endpoint, group, mergedAnnotations }) => {
      const { headers, method, params, path, payload, query } = endpoint
      endpoints.push({
        name: `${group.identifier}.${endpoint.identifier}`,
        method,
        path,
        permission: Option.getOrThrow(Context.getOption(mergedAnnotations, Permission)),
        documented: documented(method, path),
        params,
        query,
        headers,
        bodies: [...payload].flatMap(([contentType, { schemas }]) =>
          schemas.map((schema) => ({ contentType, schema }))
        )
      })
    }
  })
  return endpoints
}

/** Those that ask for a session. */
export const guarded = endpoints.filter((e) => e.permission !== "public")

const someone = "0190a000-0000-7000-8000-000000000001"
/** Its address, about somebody who is not there unless an id is given. */
export const addressOf = ({ path }: Walked, id = someone) =>
  path.replace(":metric", "won-deals").replace(":kind", "company").replace(":id", id)

/** Sends what an endpoint takes, empty. */
export const send = (served: Serving, endpoint: Walked, { as, forged = false, headers = {} }: Sent = {}) =>
  served.call(endpoint.method, addressOf(endpoint), {
    as,
    forged,
    headers,
    ...(["POST", "PUT", "PATCH"].includes(endpoint.method) ? { json: {} } : {})
  })

interface Sent {
  readonly as?: Visitor
  readonly headers?: Record<string, string>
  readonly forged?: boolean
}
