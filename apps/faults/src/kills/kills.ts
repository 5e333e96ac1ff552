// Is anything lost that was acknowledged, or doubled, when the server or its database is killed while people work?
import { pause, setUp, visit, weir, workshop } from "@weir/api/testing/processes"
import { startPostgres } from "@weir/house/postgres/startPostgres"
import { chanceOf } from "../frame/chance.ts"
import { type Findings, type Setting, Tally, together } from "../frame/Trial.ts"
import { type Answered, askingAs } from "../world/asking.ts"

const writers = 8

/** Something that can be killed, and is there again afterwards. */
interface Victim {
  readonly what: string
  readonly kill: () => Promise<void>
}

interface Installation {
  readonly env: Readonly<Record<string, string>>
  /** What can be killed besides the server of Weir. */
  readonly others: ReadonlyArray<Victim>
}

/** Over a folder of its own, where everything is one process. */
export const killsOnFolder = (setting: Setting): Promise<Findings> => {
  const shop = workshop()
  return killed(setting, shop, { env: shop.inFolder("killed"), others: [] }).finally(shop.clear)
}

/** On a PostgreSQL server, which is killed too; its settings are what a test changes to see that it is noticed. */
export const killsOnServer = async (
  setting: Setting,
  settings: Readonly<Record<string, string>> = {}
): Promise<Findings> => {
  const shop = workshop()
  const postgres = await startPostgres({ fsync: false, settings })
  const database: Victim = {
    what: "PostgreSQL",
    kill: async () => {
      await postgres.kill()
      await postgres.restart()
    }
  }
  try {
    return await killed(setting, shop, { env: { DATABASE_URL: postgres.url }, others: [database] })
  } finally {
    shop.clear()
    await postgres.stop()
  }
}

export const kills = async (setting: Setting): Promise<Findings> =>
  together([await killsOnFolder(setting), await killsOnServer(setting)])

const killed = async (
  { long, say, seed }: Setting,
  shop: ReturnType<typeof workshop>,
  { env, others }: Installation
): Promise<Findings> => {
  const tally = new Tally()
  const chance = chanceOf(seed)
  let server = await shop.started(env, ["--empty"])
  if ((await setUp(server.url)).status !== 200) throw new Error("the company could not be set up")
  const { cookie = "", "x-csrf-token": csrf = "" } = await visit(server.url, "ada@north.example")
  const asking = askingAs({ cookie, csrf, userId: "" })
  const weirItself: Victim = {
    what: "Weir",
    kill: async () => {
      server.child.kill("SIGKILL")
      await server.ended
      server = await shop.started(env)
    }
  }
  const answered = new Map<string, Answered>()
  const atWork = { still: true }
  const writing = Array.from({ length: writers }, async (_, n) => {
    for (let i = 0; atWork.still; i++) {
      const name = `deal ${n} ${i} of ${seed}`
      const again = () => tally.add("asked again")
      const ask = (key: string, path: string, json: object, headers: Record<string, string> = {}) =>
        asking.untilAnswered(
          () => server.url,
          { method: "POST", path, json, headers: { ...headers, "idempotency-key": key } },
          again,
          200
        )
      const made = await ask(name, "/api/deals", { title: name })
      answered.set(name, made)
      tally.add("commands")
      if (made.status !== 200 || i % 2 === 1) continue
      const { id } = JSON.parse(made.text) as { id: string }
      const won = await ask(`win ${name}`, `/api/deals/${id}/win`, {}, { "if-match": '"v1"' })
      answered.set(`win ${name}`, won)
      tally.add("commands")
    }
  })
  const victims = [...others, weirItself]
  const rounds = long ? 12 : victims.length
  for (let k = 0; k < rounds; k++) {
    // People are at work again, and it happens at any moment.
    const before = answered.size
    while (answered.size < before + 3 * writers) await pause(10)
    await pause(chance.below(300))
    const victim = victims[k % victims.length]!
    say(`kills ${victim.what}`)
    await victim.kill()
    tally.add(`kills of ${victim.what}`)
  }
  atWork.still = false
  await Promise.all(writing)
  await accounted(server.url, { cookie }, answered, tally)
  server.child.kill("SIGTERM")
  tally.demand(
    (await server.ended) === 0,
    () => `the server did not stop cleanly: ${server.output().slice(-500)}`
  )
  const verify = shop.run(weir, ["verify"], env)
  tally.demand((await verify.ended) === 0, () => `verify: ${verify.output().slice(-1000)}`)
  return tally.findings
}

/** Every acknowledged command is there once, with the answer it got; nothing else is. */
const accounted = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  answered: ReadonlyMap<string, Answered>,
  tally: Tally
): Promise<void> => {
  const kept = new Map<
    string,
    Array<{ readonly id: string; readonly version: number; readonly won: boolean }>
  >()
  for (let after: string | null = ""; after !== null;) {
    const query = after === "" ? "" : `&after=${encodeURIComponent(after)}`
    const response = await fetch(`${url}/api/deals?limit=200&sort=created${query}`, { headers })
    tally.demand(response.ok, () => `whoever worked is not known any more: ${response.status}`)
    if (!response.ok) break
    const page = (await response.json()) as {
      items: ReadonlyArray<{
        id: string
        title: string
        version: number
        closing: { outcome: string } | null
      }>
      next: string | null
    }
    for (const { closing, id, title, version } of page.items)
      kept.set(title, [...(kept.get(title) ?? []), { id, version, won: closing !== null }])
    after = page.next
  }
  for (const [name, { status, text }] of answered) {
    const title = name.replace(/^win /, "")
    const deals = kept.get(title) ?? []
    tally.demand(status === 200, () => `${name} was answered ${status}: ${text.slice(0, 200)}`)
    if (status !== 200) continue
    tally.add("acknowledged")
    const told = JSON.parse(text) as { id: string }
    tally.demand(deals.length <= 1, () => `${title} is there ${deals.length} times`)
    tally.demand(deals[0]?.id === told.id, () => `${name} was acknowledged and is not there`)
    if (name !== title) tally.demand(deals[0]?.won === true, () => `${name} was acknowledged and is not won`)
  }
  for (const title of kept.keys())
    tally.demand(answered.has(title), () => `${title} is there, and nobody asked for it`)
  tally.demand(kept.size > 0, () => "nothing was written at all")
}
