// Can any request, of anybody, make the server fail, answer what it does not document, or change something that it refused?
import { endpoints, type Walked } from "@weir/api/testing/endpoints"
import { company, password, type Serving, type Visitor } from "@weir/api/testing/serving"
import { pause } from "@weir/api/testing/processes"
import { may } from "@weir/contract/Permission"
import type { Role } from "@weir/domain/user/User"
import { chanceOf } from "../frame/chance.ts"
import { type Findings, type Setting, Tally } from "../frame/Trial.ts"
import { changedTables, everything } from "../world/everything.ts"
import { type Mistake, type Office, withOffice } from "../world/office.ts"
import { Effect } from "effect"
import { type Asked, idsIn, requestOf, Seen } from "./requests.ts"

interface Person {
  readonly name: string
  /** Null for those who may not come in at all. */
  readonly role: Role | null
  readonly of: "north" | "south" | "nowhere"
  visitor: Visitor | undefined
  readonly email: string | null
}

/** Streams stay open, and who has signed out is nobody. */
const walked = endpoints.filter(({ name }) => !["readings.live", "session.signOut"].includes(name))
/** News on their way, sessions that are used, and what is cleared away meanwhile are no changes of anybody's. */
const restless = ["session", "outbox"]

interface Chosen {
  /** Requests after each kind of people has asked each endpoint once. */
  readonly calls?: number
  readonly only?: (endpoint: Walked) => boolean
  /** What a test breaks to see it noticed, once everybody is there. */
  readonly mistake?: Mistake
}

/** One round. */
const round = (
  { long, seed }: Setting,
  { calls = long ? 20_000 : 40, mistake, only = () => true }: Chosen = {}
): Promise<Findings> => {
  let begun = false
  const broken: Mistake = (right) => {
    const wrong = mistake?.(right) ?? right
    return { ...right, commit: (commit) => (begun ? wrong.commit(commit) : right.commit(commit)) }
  }
  return withOffice({ nodes: 1, mistake: broken }, async (office) => {
    const tally = new Tally()
    const chance = chanceOf(seed)
    const seen = new Seen()
    const served = office.nodes[0]!
    const people = await gathered(office, seen)
    const strangers = new Set<string>()
    let before = await Effect.runPromise(everything(office.orm, restless))
    const step = async (endpoint: Walked, person: Person) => {
      const asked = requestOf(endpoint, seen, chance)
      if (person.of === "south") for (const id of idsIn(JSON.stringify(asked))) strangers.add(id)
      const answer = await sent(served, asked, person)
      tally.add("requests")
      tally.add(`${Math.floor(answer.status / 100)}xx`)
      const where = `${person.name}: ${asked.method} ${asked.address.slice(0, 200)} ${String(asked.body).slice(0, 300)} gave ${answer.status} ${answer.text.slice(0, 300)}`
      tally.demand(answer.status < 500, () => `a failure of the server. ${where}`)
      tally.demand(endpoint.documented.includes(answer.status), () => `an undocumented status. ${where}`)
      const allowed =
        endpoint.permission === "public" || (person.role !== null && may(person.role, endpoint.permission))
      tally.demand(
        allowed || [401, 403].includes(answer.status),
        () => `it was not for them, and they were not told so. ${where}`
      )
      if (answer.status < 400 && person.of === "north") seen.learn(parsed(answer.text))
      if (answer.status < 400 && person.of === "south" && endpoint.permission !== "public")
        tally.demand(
          !idsIn(answer.text).some((id) => seen.has(id) && !everywhere(id) && !strangers.has(id)),
          () => `somebody of another company was told of this one. ${where}`
        )
      if (endpoint.name === "imports.run" && answer.status < 400) await settled(served, asked, person)
      const after = await Effect.runPromise(everything(office.orm, restless))
      const refused = answer.status >= 400 || endpoint.method === "GET"
      tally.demand(
        !refused || changedTables(before, after).length === 0,
        () => `it was refused or only asked, and ${changedTables(before, after).join(", ")} changed. ${where}`
      )
      before = after
      // Who is disabled, or given another role, by an admin's whim comes back as they were, or as nobody.
      if (answer.status === 401 && allowed && endpoint.permission !== "public" && person.email !== null)
        person.visitor = await served.signIn(person.email).catch(() => undefined)
    }
    begun = true
    const chosen = walked.filter(only)
    for (const endpoint of chosen) for (const person of people) await step(endpoint, person)
    for (let n = 0; n < calls; n++) await step(chance.pick(chosen), chance.pick(people))
    return tally.findings
  })
}

export { round as fuzz }

/** Five kinds of people: nobody, a seller, one who sees everything, an admin, one of another company, and one who had to leave. */
const gathered = async ({ ada, nodes }: Office, seen: Seen): Promise<ReadonlyArray<Person>> => {
  const served = nodes[0]!
  const hired = async (name: string, sees: "own" | "all"): Promise<Person> => {
    const email = `${name}@north.example`
    const { body } = await served.call("POST", "/api/users", {
      as: ada,
      json: { name, role: "manager", email, password }
    })
    await served.call("PUT", `/api/users/${body.id}/sight`, { as: ada, json: { sees } })
    return { name, role: "manager", of: "north", email, visitor: await served.signIn(email) }
  }
  const [seller, manager, left] = [
    await hired("seller", "own"),
    await hired("manager", "all"),
    await hired("left", "own")
  ]
  await served.call("POST", `/api/users/${left.visitor?.userId}/disable`, { as: ada, json: {} })
  const south = (await company(served, "south")).email
  for (const as of [ada, seller.visitor, manager.visitor])
    for (const title of ["Oak tables", "A new mill"]) {
      const made = await served.call("POST", "/api/deals", { as, json: { title } })
      seen.learn(made.body)
      seen.learn({ dealId: made.body.id })
    }
  seen.learn((await served.call("GET", "/api/workspace", { as: ada })).body)
  return [
    { name: "nobody", role: null, of: "nowhere", email: null, visitor: undefined },
    seller,
    manager,
    { name: "admin", role: "admin", of: "north", email: "ada@north.example", visitor: ada },
    { name: "stranger", role: "admin", of: "south", email: south, visitor: await served.signIn(south) },
    { ...left, role: null }
  ]
}

const sent = (served: Serving, { address, body, headers, method }: Asked, { visitor }: Person) =>
  served.call(method, address, { as: visitor, headers, ...(body === null ? {} : { body }) })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The robot, and the widgets of the dashboard that everybody begins with. */
const everywhere = (id: string): boolean => id.startsWith("00000000-")

/** Waits until an import that was begun is over: it writes on its own. */
const settled = async (served: Serving, { address }: Asked, { visitor }: Person): Promise<void> => {
  for (let i = 0; i < 500; i++) {
    const { body } = await served.call("GET", address.replace(/\/run.*$/, ""), { as: visitor })
    if (body?.state !== "running") return
    await pause(10)
  }
}
