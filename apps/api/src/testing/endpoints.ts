/** Which endpoints are there to be walked by tests, and how is each one called? */
import { Api } from "@weir/contract/Api"
import { Permission, type PermissionName } from "@weir/contract/Permission"
import { Context, Option } from "effect"
import { HttpApi } from "effect/http-api"
import type { Serving, Visitor } from "./serving.ts"

/** An endpoint as it is declared. */
export interface Walked {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly permission: PermissionName
}

/** Every endpoint of the API. */
const endpoints: Array<Walked> = []
HttpApi.reflect(Api, {
  onGroup: () => undefined,
  onEndpoint: ({ endpoint, group, mergedAnnotations }) => {
    const permission = Option.getOrThrow(Context.getOption(mergedAnnotations, Permission))
    endpoints.push({
      name: `${group.identifier}.${endpoint.identifier}`,
      method: endpoint.method,
      path: endpoint.path,
      permission
    })
  }
})
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
