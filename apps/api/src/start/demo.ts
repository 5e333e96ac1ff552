/** How does the demo company move in? Whole, in one commit; then two of its people can sign in. */
import { Accounts } from "@weir/application/ports/Accounts"
import { Journal } from "@weir/application/ports/Journal"
import { present } from "@weir/application/present"
import { commits } from "@weir/demo/commits"
import { generate, guests } from "@weir/demo/generate"
import type { WorkspaceId } from "@weir/domain/identity/Id"
import type { User } from "@weir/domain/user/User"
import { Effect } from "effect"
import { hashed } from "../auth/Passwords.ts"

/** Printed at every start: the demo holds nothing of anybody's. */
export const demoPassword = "over the weir"

/** Signs of the demo company for the start page: who may sign in. */
export interface DemoAccount {
  readonly email: string
  readonly role: string
}

/** Writes the company's whole history up to now. Fails with `StaleVersion` where somebody else has done so meanwhile. */
export const moveIn = Effect.fn("moveIn")(function* (seed: number) {
  const journal = yield* Journal
  const demo = generate({ seed, now: yield* present })
  // One piece: a start that is cut short leaves no half of a company behind.
  for (const piece of commits(demo, demo.events.length))
    yield* Effect.catchIf(
      journal.commit(piece),
      (refusal) => refusal._tag !== "StaleVersion",
      (refusal) => Effect.die(refusal)
    )
  return { events: demo.events.length, deals: demo.deals.length }
})

/** Lets those in who may sign in to the demo company. */
export const letIn = Effect.fn("letIn")(function* (
  workspaceId: WorkspaceId,
  users: ReadonlyArray<Pick<User, "id" | "email">>
) {
  const accounts = yield* Accounts
  const invited = guests()
  yield* Effect.forEach(
    users.flatMap(({ email, id }) => (email !== null && invited.includes(email) ? { email, id } : [])),
    ({ email, id }) =>
      Effect.flatMap(Effect.orDie(hashed(demoPassword)), (passwordHash) =>
        accounts.put({ workspaceId, userId: id, email, passwordHash })
      ),
    { concurrency: 2 }
  )
})
