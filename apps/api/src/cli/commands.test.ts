// Is what was typed understood, and what was not told in words?
import * as Period from "@weir/domain/time/Period"
import { Result } from "effect"
import { assert, describe, test } from "vitest"
import { parse } from "./commands.ts"

describe("the command line", () => {
  test("understands its commands", () => {
    const read = Result.getOrThrow(
      parse([
        "reading",
        "won-deals",
        "--period",
        "2017-01-01..2017-03-31",
        "--json",
        "--as-of",
        "2017-05-01T00:00:00Z"
      ])
    )
    assert.deepInclude(read, { _tag: "Reading", metric: "won-deals", json: true, pipeline: null })
    assert.deepEqual(read._tag === "Reading" && Period.format(read.period), "2017-01-01..2017-03-31")
    assert.deepInclude(Result.getOrThrow(parse(["import", "a.csv", "--mapping", "m.json", "--dry-run"])), {
      _tag: "Import",
      file: "a.csv",
      dryRun: true,
      result: null
    })
    assert.deepStrictEqual(Result.getOrThrow(parse(["backup", "a.gz"])), { _tag: "Backup", file: "a.gz" })
    assert.deepStrictEqual(Result.getOrThrow(parse(["restore", "a.gz"])), { _tag: "Restore", file: "a.gz" })
    for (const args of [[], ["--help"], ["help"], ["import", "-h"]])
      assert.strictEqual(Result.getOrThrow(parse(args))._tag, "Help")
  })

  test.for([
    [["fly"], 'no command "fly"'],
    [["verify", "--json"], "verify has no option --json"],
    [["verify", "all"], '"all"'],
    [["import"], "needs the file"],
    [["import", "x.csv"], "--mapping"],
    [["import", "x.csv", "y.csv", "--mapping", "m.json"], '"y.csv"'],
    [["undo", "first"], "or the word last"],
    [["reading"], "one of"],
    [["reading", "luck"], "won-deals"],
    [["reading", "client-won-value"], "--contact or --company"],
    [["reading", "client-won-value", "--contact", "Ines", "--company", "Oak"], "not both"],
    [["reading", "won-deals", "--period", "decade"], "--period must be one of"],
    [["reading", "won-deals", "--period", "2017-02-01..2017-01-01"], "--period"],
    [["reading", "won-deals", "--as-of", "yesterday"], "--as-of must be"],
    [["verify", "--workspace", "mine"], "--workspace"],
    [["verify", "--colour"], "--colour"],
    [["verify", "--head", "1f"], "--head must be"],
    [["rebuild", "--head", "1f"], "no option --head"],
    [["months", "2026"], '"2026"'],
    [["months", "--workspace", "0190a000-0000-7000-8000-000000000001"], "of everything"],
    [["backup"], "needs a file"],
    [["restore", "a.gz", "b.gz"], '"b.gz"'],
    [["backup", "a.gz", "--workspace", "0190a000-0000-7000-8000-000000000001"], "of everything"]
  ] as ReadonlyArray<readonly [ReadonlyArray<string>, string]>)("%j is refused in words", ([args, words]) => {
    assert.include(Result.getOrThrow(Result.flip(parse(args))), words)
  })
})
