// Is the stream read the same however it is cut?
import { assert, describe, it } from "vitest"
import * as fc from "fast-check"
import { EventParser } from "./parseEvents.ts"

const stream =
  ': hello\r\nretry: 250\r\nid: 7\r\nevent: dashboard\r\ndata: {"a":1}\r\n\r\ndata: one\ndata: two\n\nid: 8\n\nevent: change\ndata:x\n\n'
const whole = [
  { type: "dashboard", data: '{"a":1}', id: "7" },
  { type: "message", data: "one\ntwo", id: "7" },
  { type: "change", data: "x", id: "8" }
]

describe("the event stream", () => {
  it("is read the same wherever it is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
        const parser = new EventParser()
        const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
        const events = edges.slice(1).flatMap((end, index) => parser.push(stream.slice(edges[index], end)))
        assert.deepEqual(events, whole)
        assert.strictEqual(parser.retry, 250)
        assert.strictEqual(parser.lastId, "8")
      })
    )
  })

  it("gives nothing for an event that is not complete", () => {
    assert.deepEqual(new EventParser().push("event: dashboard\ndata: {}"), [])
  })
})
