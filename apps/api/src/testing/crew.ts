/** Who is there to try things with? A company with an admin, two sellers who see their own, and one who sees their team's. */
import { randomUUID } from "node:crypto"
import { type Answer, company, password, type Serving, type Visitor } from "./serving.ts"

export interface Crew {
  readonly ada: Visitor
  /** Ben and Cleo are in one team; Cleo sees all of it, Ben and Dan only their own. */
  readonly ben: Visitor
  readonly cleo: Visitor
  readonly dan: Visitor
  readonly stages: Readonly<Record<string, string>>
  /** Asks something of a record. */
  readonly ask: (
    as: Visitor,
    plural: string,
    command: object,
    more?: { readonly at?: string; readonly headers?: Record<string, string> }
  ) => Promise<Answer>
  /** A new deal of somebody. */
  readonly deal: (as: Visitor, json?: object) => Promise<Answer["body"]>
}

export const id = randomUUID

export const crew = async (served: Serving, name: string): Promise<Crew> => {
  const ada = await served.signIn((await company(served, name)).email)
  const hire = async (first: string, sees: string) => {
    const email = `${first}@${name}.example`
    const { body } = await served.call("POST", "/api/users", {
      as: ada,
      json: { name: first, role: "manager", email, password }
    })
    await served.call("PUT", `/api/users/${body.id}/sight`, { as: ada, json: { sees } })
    return served.signIn(email)
  }
  const ben = await hire("ben", "own")
  const cleo = await hire("cleo", "team")
  const dan = await hire("dan", "own")
  const ask: Crew["ask"] = (as, plural, command, { at, headers = {} } = {}) =>
    served.call("POST", `/api/${plural}`, {
      as,
      headers,
      json: { command, ...(at === undefined ? {} : { at }) }
    })
  await ask(ada, "teams", {
    _tag: "AddTeam",
    teamId: id(),
    name: "North",
    members: [ben.userId, cleo.userId]
  })
  const { pipelines } = (await served.call("GET", "/api/workspace", { as: ada })).body
  return {
    ada,
    ben,
    cleo,
    dan,
    stages: Object.fromEntries(pipelines[0].stages.map((s: { name: string; id: string }) => [s.name, s.id])),
    ask,
    deal: async (as, json = {}) =>
      (
        await served.call("POST", "/api/deals", {
          as,
          json: { title: "Oak tables", budget: { amount: 150_000, currency: "EUR" }, ...json }
        })
      ).body
  }
}
