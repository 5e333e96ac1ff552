import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Orm } from "@weir/mikro-orm/Orm"
import { Effect } from "effect"
import { assert, describe, test } from "vitest"
import { statements } from "./statements.ts"
import { useCases } from "./useCases.ts"

const setting = { seed: 11, long: false, say: () => {} }

/** Each statement is kept by itself. */
const withoutTransactions = (orm: typeof Orm.Service): typeof Orm.Service => ({
  ...orm,
  write: (work) => Effect.flatMap(orm.read(work), Effect.fromResult)
})

describe("a statement that fails", () => {
  test("leaves a use case done or not done, and asked for again it is done once", async () => {
    const { counts, losses } = await statements(setting)
    assert.deepStrictEqual(losses, [])
    assert.strictEqual(counts["use cases"], useCases.length)
    assert.isAbove(counts["faults"] ?? 0, 15)
  })

  test("is noticed where there is no transaction around it", async () => {
    const { losses } = await statements(
      { ...setting, long: true },
      withoutTransactions,
      ({ name }) => name === "merge two deals with all that is bound to them"
    )
    assert.match(losses.join("\n"), /half of it was done/)
  })

  test("is tried in every use case that writes", () => {
    const application = join(import.meta.dirname, "../../../../packages/application/src")
    const writes =
      /\brecord\(|journal\.commit\(|\.(?:save|keepFile|rememberMapping)\(|Ledger\)\.rebuild\(|images\.keep\(/
    const writing = readdirSync(application, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|testing\/|^ports\/|^record\.ts$/.test(path))
      .filter((path) => writes.test(readFileSync(join(application, path), "utf8")))
      .map((path) => path.slice(0, -3))
    assert.isAbove(writing.length, 9)
    assert.deepStrictEqual(
      writing.filter((path) => useCases.every(({ files }) => !files.includes(path))),
      []
    )
  })
})
