// Would the rules of the house notice? Each is shown what it must refuse, and what it must let pass.
import { assert, describe, test } from "vitest"
import { wrongImports } from "./directions.ts"
import { stabilityOf, unstableUses } from "./effectStability.ts"
import { importsOf } from "./imports.ts"
import { insertsHtml, machineTraces, startsUnsaid, strangersAtTheTop, tooLong } from "./layout.ts"
import { impurities } from "./purity.ts"

const file = (path: string, text: string) => ({ path, text, home: path.split("/").slice(0, 2).join("/") })
const domain = (text: string) => file("packages/domain/src/deal/Planted.ts", text)
const refused = (path: string, text: string) => wrongImports(file(path, text)).length

describe("imports", () => {
  test("are seen in every form, with their lines", () => {
    const text = `import { a } from "one"
import type { B } from "two"
export { c } from "three"
export * from "four"
import "five"
const six = await import("six")
type Seven = import("seven").Seven
import eight = require("eight")
const nine = require("nine")
export const ten = (name: string) => import(name)
// import "not-this"
const text = 'import "nor-this"'`
    assert.deepStrictEqual(
      importsOf(domain(text)).map(({ specifier, line }) => `${line} ${specifier}`),
      ["1 one", "2 two", "3 three", "4 four", "5 five", "6 six", "7 seven", "8 eight", "9 nine", "10 ?"]
    )
  })

  test("are seen in the script of a component, at the line they stand on", () => {
    const text = `<!-- What is drawn? -->\n<script setup lang="ts">\nimport { Deal } from "@weir/api/Deal"\n</script>\n<template>{{ Deal }}</template>`
    assert.deepStrictEqual(importsOf(file("apps/console/src/A.vue", text)), [
      { specifier: "@weir/api/Deal", line: 3 }
    ])
    assert.strictEqual(refused("apps/console/src/A.vue", text), 1)
  })

  test.for([
    ["packages/domain/src/A.ts", "@weir/application/ports/Deals"],
    ["packages/domain/src/A.ts", "node:fs"],
    ["packages/domain/src/A.ts", "lodash"],
    ["packages/domain/src/A.ts", "../../application/src/ports/Deals.ts"],
    ["packages/domain/src/A.ts", "@weir/domain/deal/Deal"],
    ["packages/domain/src/A.ts", "@weir/nowhere/A"],
    ["packages/application/src/A.ts", "@weir/memory/DealsMemory"],
    ["packages/application/src/A.ts", "@weir/contract/Api"],
    ["packages/application/src/A.ts", "effect/http"],
    ["packages/contract/src/A.ts", "@weir/application/moveDeal"],
    ["packages/demo/src/A.ts", "@weir/application/moveDeal"],
    ["adapters/memory/src/A.ts", "@weir/mikro-orm/DealsMikro"],
    ["adapters/memory/src/A.ts", "@weir/contract/Api"],
    ["adapters/memory/src/A.ts", "@mikro-orm/core"],
    ["adapters/mikro-orm/src/A.ts", "@weir/house/postgres/startPostgres"],
    ["apps/api/src/serve.ts", "@weir/mikro-orm/layer"],
    ["apps/console/src/A.ts", "@weir/application/moveDeal"],
    ["apps/console/src/A.ts", "effect/http-api"],
    ["apps/console/src/A.test.ts", "@weir/mikro-orm/layer"],
    ["apps/console/src/A.ts", "@weir/house/browser/launchBrowser"],
    ["apps/console/pictures/take.ts", "@weir/application/moveDeal"]
  ])("%s may not import %s", ([path = "", specifier = ""]) => {
    assert.strictEqual(refused(path, `import type { A } from "${specifier}"`), 1)
    assert.strictEqual(refused(path, `export const a = () => import("${specifier}")`), 1)
    assert.strictEqual(refused(path, `export * from "${specifier}"`), 1)
  })

  test.for([
    ["packages/domain/src/A.ts", "effect"],
    ["packages/domain/src/A.ts", "../money/Money.ts"],
    ["packages/domain/src/A.test.ts", "fast-check"],
    ["packages/application/src/A.test.ts", "@weir/memory/DealsMemory"],
    ["adapters/memory/src/A.test.ts", "@weir/conformance/dealsSuite"],
    ["adapters/mikro-orm/src/A.ts", "@mikro-orm/core"],
    ["adapters/mikro-orm/src/A.postgres.test.ts", "@weir/house/postgres/startPostgres"],
    ["apps/api/src/Composition.ts", "@weir/mikro-orm/layer"],
    ["apps/api/src/serve.ts", "node:http"],
    ["apps/console/src/api/client.ts", "effect/http-api"],
    ["apps/console/pictures/take.ts", "@weir/house/browser/launchBrowser"],
    ["apps/console/src/A.browser.test.ts", "@weir/house/browser/launchBrowser"]
  ])("%s may import %s", ([path = "", specifier = ""]) => {
    assert.strictEqual(refused(path, `import { a } from "${specifier}"`), 0)
  })
})

describe("effect in the core", () => {
  test.for([
    `import { Effect } from "effect"`,
    `import type { Effect } from "effect"`,
    `import { Clock as Time } from "effect"`,
    `import * as Random from "effect/Random"`,
    `import { Schema } from "effect"\nexport const a = Schema.NoSuchThing`,
    `import * as S from "effect/Schema"\nexport type A = S.NoSuchThing`,
    `import { NoSuchThing } from "effect/Schema"`,
    `export { Schema } from "effect"`
  ])("%s is refused", (text) => {
    assert.isNotEmpty(unstableUses(domain(text)))
  })

  test("what effect marks as unstable is refused, by any name it is imported under", () => {
    const [unstable] = [...stabilityOf("Schema")].find(([, tag]) => tag === "unstable") ?? []
    assert.isDefined(unstable)
    const text = `import { Schema as S } from "effect"\nexport const a = S.${unstable}`
    assert.deepStrictEqual(unstableUses(domain(text)), [
      `packages/domain/src/deal/Planted.ts:2 uses effect's Schema.${unstable}: it is unstable`
    ])
  })

  test("stable data passes, as a value and as a type", () => {
    const text = `import { Result, Schema, pipe } from "effect"
export const a = pipe(Schema.String, Schema.brand("A"))
export type B = Result.Result<typeof Schema.Int.Type, never>`
    assert.deepStrictEqual(unstableUses(domain(text)), [])
  })
})

describe("purity of the core", () => {
  test.for([
    "export const at = Date.now()",
    "export const at = new Date()",
    "export const at = Date()",
    "export const luck = Math.random()",
    "export const home = process.env",
    "export const page = window.location",
    "setTimeout(() => {}, 1)",
    "console.log(1)"
  ])("%s is refused", (text) => {
    assert.isNotEmpty(impurities(domain(text)))
  })

  test.for([
    "export const at = (millis: number) => new Date(millis)",
    "export const place = (deal: { readonly location: string }) => deal.location",
    "export const half = (history: ReadonlyArray<string>) => history.slice(1)",
    "export const up = Math.ceil(1.5) // not Math.random()"
  ])("%s passes", (text) => {
    assert.deepStrictEqual(impurities(domain(text)), [])
  })
})

describe("tidiness", () => {
  test("a file that opens without a word is noticed, a test may", () => {
    assert.isTrue(startsUnsaid(domain(`import { Schema } from "effect"`)))
    assert.isTrue(startsUnsaid(domain("// Deal\n")))
    assert.isFalse(startsUnsaid(domain("// What is a deal, and what may become of it?\n")))
    assert.isFalse(
      startsUnsaid(file("apps/console/src/A.vue", "<!-- How is a deal drawn on the board? -->\n"))
    )
    assert.isFalse(startsUnsaid(file("packages/domain/src/A.test.ts", `import { test } from "vitest"`)))
  })

  test("a file of 301 lines is too long unless it is generated", () => {
    const lines = "// line\n".repeat(301)
    assert.isTrue(tooLong(domain(lines)))
    assert.isTrue(tooLong({ ...domain(lines), path: "packages/domain/src/deal/Deal.test.ts" }), "a test")
    assert.isFalse(tooLong(domain("// line\n".repeat(300))))
    assert.isFalse(tooLong(domain(`// Generated by a tool.\n${lines}`)))
  })

  test("raw HTML in the console is noticed", () => {
    assert.isTrue(insertsHtml(file("apps/console/src/A.vue", `<p v-html="note" />`)))
    assert.isTrue(insertsHtml(file("apps/console/src/a.ts", "node.innerHTML = note")))
    assert.isFalse(insertsHtml(file("apps/console/src/A.vue", "<p>{{ note }}</p>")))
  })

  test("a stranger at the top is noticed, a dotfile is not", () => {
    assert.deepStrictEqual(strangersAtTheTop(["packages/a.ts", ".gitignore", "scripts/a.sh", "notes.txt"]), [
      "scripts",
      "notes.txt"
    ])
  })

  test("a machine's folder and a registry's host are noticed, a route and a shared temporary folder are not", () => {
    const slash = "/"
    assert.isDefined(machineTraces(`see ${slash}home${slash}ann${slash}weir`))
    assert.isDefined(machineTraces(`"${slash}work${slash}main"`))
    assert.isDefined(
      machineTraces(["https:", "", ["registry", "npmjs", "org"].join("."), "effect"].join(slash))
    )
    assert.isUndefined(
      machineTraces(
        `href=https://weir.example${slash}home${slash}page and ${slash}tmp and apps${slash}work${slash}x`
      )
    )
  })
})
