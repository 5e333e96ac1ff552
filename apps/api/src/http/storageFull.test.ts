// What is somebody told while there is no room where the data is kept, and is all well again once there is?
import { Accounts } from "@weir/application/ports/Accounts"
import { Journal } from "@weir/application/ports/Journal"
import { StorageFull } from "@weir/application/ports/StorageFull"
import * as Instant from "@weir/domain/time/Instant"
import { Effect, Layer } from "effect"
import { afterAll, assert, beforeAll, test } from "vitest"
import { company, type Visitor } from "../testing/serving.ts"
import { memory, type Watched, watched } from "../testing/watched.ts"

let served: Watched
let ada: Visitor
let full = false
beforeAll(async () => {
  const unlessFull = <A, E>(work: Effect.Effect<A, E>) =>
    Effect.suspend(() => (full ? Effect.die(new StorageFull()) : work))
  const journal = Effect.map(Journal, (right): typeof Journal.Service => ({
    ...right,
    commit: (commit) => unlessFull(right.commit(commit))
  }))
  // Everybody was here long enough ago for it to be noted that they are here again.
  const accounts = Effect.map(Accounts, (right): typeof Accounts.Service => ({
    ...right,
    putSession: (session) => unlessFull(right.putSession(session)),
    session: (hash) =>
      Effect.map(right.session(hash), (found) =>
        found === null ? null : { ...found, seenAt: Instant.clamp(found.seenAt - 120_000) }
      )
  }))
  const ports = Layer.mergeAll(Layer.effect(Journal, journal), Layer.effect(Accounts, accounts))
  served = await watched({}, Layer.provideMerge(ports, memory))
  ada = await served.signIn((await company(served, "north")).email)
})
afterAll(() => served.stop())

test("a change is refused with 507 in words, nothing of it is kept, and the same change is taken when there is room", async () => {
  const created = () => served.call("POST", "/api/deals", { as: ada, json: { title: "Larch" } })
  full = true
  const before = await served.dump()
  const refused = await created()
  assert.strictEqual(refused.status, 507)
  assert.deepInclude(refused.body, {
    type: "/problems/StorageFull",
    title: "Storage full",
    status: 507,
    _tag: "StorageFull",
    errors: []
  })
  assert.match(refused.body.detail, /no room left.*nothing was written/u)
  assert.strictEqual(await served.dump(), before)
  const [said] = served.lines(refused.body.requestId).filter(({ level }) => level === "error")
  assert.include(said, { message: "there is no room left where the data is kept", route: "/api/deals" })
  assert.strictEqual((await served.call("GET", "/api/deals", { as: ada })).status, 200)
  full = false
  assert.strictEqual((await created()).status, 200)
})
