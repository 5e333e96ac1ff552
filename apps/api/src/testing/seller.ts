/** Who sells in tests? Ada, who creates deals and changes them over HTTP. */
import { assert } from "vitest"
import { type Answer, company, type Serving, serving, type Visitor } from "./serving.ts"

export interface Seller {
  readonly served: Serving
  readonly ada: Visitor
  readonly pipelineId: string
  /** Ids of the stages by name. */
  readonly stages: Record<string, string>
  readonly create: (json?: object) => Promise<Answer>
  /** Asks a step of a deal, or, where none is named, other fields. */
  readonly change: (
    id: string,
    what: string,
    json: object,
    headers?: Record<string, string>
  ) => Promise<Answer>
}

export const seller = async (): Promise<Seller> => {
  const served = await serving()
  const ada = await served.signIn((await company(served, "north")).email)
  const { pipelines } = (await served.call("GET", "/api/workspace", { as: ada })).body
  return {
    served,
    ada,
    pipelineId: pipelines[0].id,
    stages: Object.fromEntries(pipelines[0].stages.map((s: { name: string; id: string }) => [s.name, s.id])),
    create: async (json = {}) => {
      const answer = await served.call("POST", "/api/deals", {
        as: ada,
        json: { title: "Oak tables", budget: { amount: 150_000, currency: "EUR" }, ...json }
      })
      assert.strictEqual(answer.status, 200, answer.text)
      return answer
    },
    change: (id, what, json, headers = {}) =>
      served.call(what === "" ? "PATCH" : "POST", `/api/deals/${id}${what === "" ? "" : `/${what}`}`, {
        as: ada,
        json,
        headers
      })
  }
}
