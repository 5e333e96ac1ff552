/** How does the demo company move in? Whole, in one commit, with two people who can sign in. */
import { Accounts } from "@weir/application/ports/Accounts"
import { Journal } from "@weir/application/ports/Journal"
import { present } from "@weir/application/present"
import { commits } from "@weir/demo/commits"
import { generate } from "@weir/demo/generate"
import { Effect } from "effect"
import { hashed } from "../auth/Passwords.ts"

/** Printed at every start: the demo holds nothing of anybody's. */
export const demoPassword = "over the weir"

/** Signs of the demo company for the start page: who may sign in. */
export interface DemoAccount {
  readonly email: string
  readonly role: string
}

/** Writes the company's whole history up to now. */
export const moveIn = Effect.fn("moveIn")(function* (seed: number) {
  const journal = yield* Journal
  const accounts = yield* Accounts
  const demo = generate({ seed, now: yield* present })
  // One piece: a start that is cut short leaves no half of a company behind.
  for (const piece of commits(demo, demo.events.length)) yield* Effect.orDie(journal.commit(piece))
  for (const { email, userId } of demo.accounts) {
    yield* accounts.put({
      workspaceId: demo.workspace.id,
      userId,
      email,
      passwordHash: yield* Effect.orDie(hashed(demoPassword))
    })
  }
  return { events: demo.events.length, deals: demo.deals.length }
})

/** Puts the accounts of a demo company in order whose moving in was cut short between its history and them. */
export const letIn = Effect.fn("letIn")(function* (
  workspaceId: Parameters<(typeof Accounts.Service)["dropSessionsOf"]>[0],
  users: ReadonlyArray<{
    readonly id: Parameters<(typeof Accounts.Service)["dropSessionsOf"]>[1]
    readonly email: string | null
    readonly role: string
    readonly disabled: boolean
  }>
) {
  const accounts = yield* Accounts
  const can = users.filter((u) => !u.disabled && u.email !== null)
  const chosen = [can.find((u) => u.role === "admin"), can.find((u) => u.role === "manager")].flatMap(
    (u) => u ?? []
  )
  for (const { email, id } of chosen) {
    yield* accounts.put({
      workspaceId,
      userId: id,
      email: email!,
      passwordHash: yield* Effect.orDie(hashed(demoPassword))
    })
  }
})
