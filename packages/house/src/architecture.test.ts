// Do the packages of the house keep to its rules, and would a rule notice if they did not?
import { assert, describe, test } from "vitest"
import { wrongImports } from "./architecture/directions.ts"
import { unstableUses, usesOf } from "./architecture/effectStability.ts"
import { importsOf } from "./architecture/imports.ts"
import {
  copiesOfEffect,
  filesWithMachineTraces,
  insertsHtml,
  keptFiles,
  startsUnsaid,
  strangersAtTheTop,
  tooLong
} from "./architecture/layout.ts"
import { impurities } from "./architecture/purity.ts"
import { homes, isWorkshop, readSources } from "./architecture/sources.ts"

const sources = readSources()
const core = sources.filter((source) => source.home === "packages/domain" && !isWorkshop(source))

// A rule that reads nothing finds nothing. These floors are well under what is there, and far above zero.
const floors: Readonly<Record<string, { readonly files: number; readonly imports: number }>> = {
  "packages/domain": { files: 70, imports: 350 },
  "packages/application": { files: 20, imports: 150 },
  "packages/contract": { files: 10, imports: 60 },
  "packages/conformance": { files: 3, imports: 10 },
  "packages/specs": { files: 8, imports: 55 },
  "packages/demo": { files: 8, imports: 55 },
  "packages/house": { files: 15, imports: 60 },
  "adapters/csv": { files: 10, imports: 35 },
  "adapters/images": { files: 2, imports: 6 },
  "adapters/memory": { files: 8, imports: 55 },
  "adapters/mikro-orm": { files: 10, imports: 25 },
  "apps/api": { files: 14, imports: 60 },
  "apps/bench": { files: 10, imports: 30 },
  "apps/console": { files: 65, imports: 240 },
  "apps/faults": { files: 10, imports: 40 },
  "apps/launcher": { files: 5, imports: 18 }
}

describe("the rules read enough to mean something", () => {
  test("every package of the house has a floor", () => {
    assert.sameMembers([...homes], Object.keys(floors))
  })

  test.for(Object.entries(floors))("%s is really read", ([home, floor]) => {
    const read = sources.filter((source) => source.home === home)
    assert.isAtLeast(read.length, floor.files, "files")
    assert.isAtLeast(read.flatMap(importsOf).length, floor.imports, "imports")
  })

  test("the core's use of effect is really seen", () => {
    const uses = core.flatMap(usesOf)
    assert.isAbove(uses.filter(({ module }) => module === "Schema").length, 100)
    assert.isAbove(uses.filter(({ module }) => module === "Result").length, 20)
  })
})

describe("the house", () => {
  test("imports point one way", () => {
    assert.deepStrictEqual(sources.flatMap(wrongImports), [])
  })

  test("the core uses what effect promises to keep, and only its data modules", () => {
    assert.deepStrictEqual(core.flatMap(unstableUses), [])
  })

  test("the core has no clock, no chance and no outside", () => {
    assert.deepStrictEqual(core.flatMap(impurities), [])
  })

  test("every file opens by saying what it answers", () => {
    assert.deepStrictEqual(
      sources.filter(startsUnsaid).map(({ path }) => path),
      []
    )
  })

  test("no file is longer than a person reads in one go", () => {
    assert.deepStrictEqual(
      sources.filter(tooLong).map(({ path }) => path),
      []
    )
  })

  test("the console inserts no raw HTML", () => {
    assert.deepStrictEqual(
      sources.filter(insertsHtml).map(({ path }) => path),
      []
    )
  })

  test("the top level holds what it should and nothing else", () => {
    assert.deepStrictEqual(strangersAtTheTop(keptFiles()), [])
  })

  test("no file speaks of a machine or a registry", () => {
    const kept = keptFiles()
    assert.isAbove(kept.length, 100)
    assert.deepStrictEqual(filesWithMachineTraces(kept), [])
  })

  test("there is one copy of effect: services are found by name, and two copies break without a word", () => {
    assert.lengthOf(copiesOfEffect(), 1)
  })
})
