// What may be asked of the API? Whatever its contract takes, made from the contract's own schemas, often about things that are there; and the same, bent.
import type { Walked } from "@weir/api/testing/endpoints"
import { Arbitrary, Effect, Exit, Schema } from "effect"
import type { Chance } from "../frame/chance.ts"

export interface Asked {
  readonly method: string
  /** With its query. */
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The ids in a text. */
export const idsIn = (text: string): ReadonlyArray<string> => text.match(id) ?? []

/** Ids that were seen in answers, by the fields they stood in. */
export class Seen {
  readonly #byField = new Map<string, Array<string>>()
  readonly #all: Array<string> = []
  readonly #known = new Set<string>()

  learn(value: unknown, field = ""): void {
    if (typeof value === "string") {
      if (idsIn(value)[0] !== value) return
      this.#known.add(value)
      const own = this.#byField.get(field) ?? []
      this.#byField.set(field, own)
      for (const list of [own, this.#all]) if (!list.includes(value) && list.length < 400) list.push(value)
    } else if (Array.isArray(value)) for (const part of value) this.learn(part, field)
    else if (typeof value === "object" && value !== null)
      for (const [name, part] of Object.entries(value)) this.learn(part, name)
  }

  has(one: string): boolean {
    return this.#known.has(one)
  }

  one(field: string, chance: Chance): string | null {
    const own = this.#byField.get(field) ?? []
    const among = own.length > 0 && chance.happens(0.7) ? own : this.#all
    return among.length === 0 ? null : chance.pick(among)
  }
}

const strange: ReadonlyArray<unknown> = [
  null,
  "",
  "\u0000",
  "\ud800",
  "__proto__",
  "'; drop table deal; --",
  "9".repeat(400),
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  [],
  {},
  "2026-02-30",
  "💶"
]

/** A value on the wire that a schema takes; something of its shape where none can be made up. */
const valueOf = (schema: Schema.Top, chance: Chance): unknown => {
  const exit = Effect.runSyncExit(
    Effect.flatMap(
      Effect.try({
        try: () => Arbitrary.schema(schema as Schema.Codec<unknown>),
        catch: () => "no values can be made up"
      }),
      (values) =>
        Arbitrary.sampleEffect(values, { count: 1, size: 1 + chance.below(8), seed: chance.below(1e9) })
    )
  )
  if (Exit.isSuccess(exit)) return Schema.encodeUnknownSync(schema as Schema.Codec<unknown>)(exit.value[0])
  if (!("fields" in schema)) return chance.pick(["1.5", "a quiet river bends", ...strange])
  return Object.fromEntries(
    Object.entries(schema.fields as Readonly<Record<string, Schema.Top>>).map(([name, field]) => [
      name,
      valueOf(field, chance)
    ])
  )
}

/** The same about things that are there, mostly, and now and then bent out of shape. */
const made = (value: unknown, seen: Seen, chance: Chance, bent: number, field = ""): unknown => {
  if (chance.happens(bent)) return chance.pick(strange)
  if (typeof value === "string")
    return idsIn(value)[0] === value && chance.happens(0.8) ? (seen.one(field, chance) ?? value) : value
  if (Array.isArray(value)) return value.map((part) => made(part, seen, chance, bent, field))
  if (typeof value !== "object" || value === null) return value
  const fields = Object.entries(value).flatMap(([name, part]) =>
    chance.happens(bent) ? [] : [[name, made(part, seen, chance, bent, name)] as const]
  )
  return Object.fromEntries(chance.happens(bent) ? [...fields, ["unknown", 1]] : fields)
}

const periods = ["today", "week", "month", "2026-01-01..2026-03-31", "never"]

/** A request to an endpoint. */
export const requestOf = (endpoint: Walked, seen: Seen, chance: Chance): Asked => {
  const bent = chance.happens(0.3) ? 0.1 : 0
  const part = (schema: Schema.Top | undefined): Readonly<Record<string, unknown>> =>
    schema === undefined
      ? {}
      : (made(valueOf(schema, chance), seen, chance, bent) as Readonly<Record<string, unknown>>)
  const params = part(endpoint.params) ?? {}
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(text(params[name] ?? "x").toWellFormed() || "x")
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(part(endpoint.query) ?? {})) {
    if (name === "period") query.append(name, chance.pick(periods))
    else if (chance.happens(0.7))
      for (const one of Array.isArray(value) ? value : [value]) query.append(name, text(one).toWellFormed())
  }
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(part(endpoint.headers) ?? {})) {
    if (name === "if-match") headers[name] = chance.happens(0.8) ? `"v${1 + chance.below(4)}"` : "v?"
    else if (name !== "x-csrf-token") {
      const printable = text(value)
        .replaceAll(/[^\x21-\x7e]/g, "-")
        .slice(0, 200)
      if (printable !== "" && chance.happens(0.3)) headers[name] = printable
    }
  }
  const asked = { method: endpoint.method, address: query.size === 0 ? path : `${path}?${query}` }
  if (endpoint.bodies.length === 0) return { ...asked, headers, body: null }
  const { contentType, schema } = chance.pick(endpoint.bodies)
  headers["content-type"] = contentType
  if (!contentType.includes("json")) return { ...asked, headers, body: file(chance) }
  return {
    ...asked,
    headers,
    body: chance.happens(0.02)
      ? "{"
      : JSON.stringify(made(valueOf(schema, chance), seen, chance, bent) ?? null)
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""))

const file = (chance: Chance): Uint8Array =>
  chance.happens(0.5)
    ? new TextEncoder().encode(`id,title,stage\n${chance.below(9)},Press,New\n`)
    : Uint8Array.from({ length: chance.below(200) }, () => chance.below(256))
