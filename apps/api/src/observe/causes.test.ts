// Is a failure told by what it is and where it happened, and by nothing that anybody typed?
import { StaleVersion } from "@weir/application/ports/Journal"
import { Cause, Schema } from "effect"
import { assert, describe, test } from "vitest"
import { inWords, nameless } from "./causes.ts"

class Refused extends Schema.TaggedError<Refused>()("Refused", { name: Schema.String }) {
  override get message(): string {
    return `${this.name} may not`
  }
}

const schemaError = (() => {
  try {
    return Schema.decodeUnknownSync(Schema.Struct({ age: Schema.Int }))({ age: "Lovelace" })
  } catch (error) {
    return error
  }
})()

describe("a failure", () => {
  test("of any kind says its name and its places, and no value", () => {
    const failures = [
      Cause.fail(new Refused({ name: "Lovelace" })),
      Cause.die(schemaError),
      Cause.die("Lovelace"),
      Cause.die({ name: "Lovelace" }),
      Cause.die(new SyntaxError('Unexpected token L, "Lovelace" is not valid JSON'))
    ]
    for (const cause of failures) {
      const words = inWords(cause)
      assert.notInclude(words, "Lovelace")
      assert.include(words, "  at ")
    }
    assert.include(inWords(failures[0]!), "Refused")
  })

  test("of our own making keeps its message", () => {
    assert.include(inWords(Cause.die(new Error("the disk is gone"))), "Error: the disk is gone")
    assert.include(inWords(Cause.interrupt()), "interrupted")
  })

  test("leaves the process as a name and places", () => {
    const error = new StaleVersion({ kind: "deal", id: "Lovelace", expected: 1, actual: 2 })
    const [told] = Cause.prettyErrors(nameless(Cause.fail(error)))
    assert.strictEqual(told?.name, "StaleVersion")
    assert.notInclude(`${told?.message} ${told?.stack}`, "Lovelace")
  })
})
