import { assert, it } from "vitest"
import { parseOptions } from "./options.ts"

const of = (...args: ReadonlyArray<string>) => parseOptions(args, 42)

it("without flags every law is tried on 1000 histories", () => {
  assert.deepStrictEqual(of(), { mode: "laws", runs: 1000, seed: 42, law: null })
})

it("flags say how many, of which seed, which laws, and which of the other modes", () => {
  assert.deepStrictEqual(of("--runs", "5", "--seed", "7", "--law", "won"), {
    mode: "laws",
    runs: 5,
    seed: 7,
    law: "won"
  })
  assert.deepStrictEqual(of("--law", "won", "--seed", "7", "--path", "3:0"), {
    mode: "replay",
    law: "won",
    seed: 7,
    path: "3:0"
  })
  assert.deepStrictEqual(of("--mutants"), { mode: "mutants" })
  assert.deepStrictEqual(of("--mutate", "money"), { mode: "mutate", path: "money", sample: null })
  assert.deepStrictEqual(of("--mutate", "--runs", "50", "--seed", "7"), {
    mode: "mutate",
    path: null,
    sample: { size: 50, seed: 7 }
  })
  assert.deepStrictEqual(of("-h"), { mode: "help" })
})

it("what makes no sense is told in a sentence that names the flag", () => {
  for (const [args, sentence] of [
    [["--runs", "0"], /--runs must be a whole number from 1/],
    [["--seed", "x"], /--seed must be a whole number/],
    [["--path", "1"], /--path needs --law and --seed/],
    [["--law", "a", "--seed", "1", "--path", "1:x"], /--path must be numbers/],
    [["money"], /"money" is no flag/],
    [["--nothing"], /--nothing/]
  ] as const) {
    const told = of(...args)
    assert.isString(told, args.join(" "))
    assert.match(String(told), sentence)
  }
})
