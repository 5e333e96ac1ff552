/** What is there when the server starts: a company, the demo, or nothing yet? */
import { Accounts } from "@weir/application/ports/Accounts"
import { Directory } from "@weir/application/ports/Directory"
import { Effect } from "effect"
import { type DemoAccount, letIn, moveIn } from "./demo.ts"

export interface Beginning {
  /** Nobody can sign in yet: the first-run page is shown. */
  readonly empty: boolean
  /** Who can sign in to the demo company, when it is the demo. */
  readonly demo: ReadonlyArray<DemoAccount>
}

/** Brings the demo company in unless there is a company already, or none is wanted. */
export const firstStart = Effect.fn("firstStart")(function* (
  options: { readonly empty: boolean; readonly seed: number },
  say: (line: string) => void
) {
  const directory = yield* Directory
  const accounts = yield* Accounts
  if ((yield* directory.workspaces).length === 0) {
    if (options.empty) return { empty: true, demo: [] } satisfies Beginning
    say("First start: the demo company moves in.")
    say(
      yield* Effect.match(moveIn(options.seed), {
        onSuccess: ({ deals, events }) => `  ${deals} deals, ${events} events, up to this very moment.`,
        onFailure: () => "  Another server brought it in at the same moment."
      })
    )
  }
  const [workspace] = yield* directory.workspaces
  if (workspace === undefined || !workspace.demo)
    return { empty: !(yield* accounts.any), demo: [] } satisfies Beginning
  const { users } = yield* Effect.orDie(directory.get(workspace.id))
  if (!(yield* accounts.any)) yield* letIn(workspace.id, users)
  const demo: Array<DemoAccount> = []
  for (const { disabled, email, role } of users) {
    if (email !== null && !disabled && (yield* accounts.byEmail(email)) !== null) demo.push({ email, role })
  }
  return {
    empty: false,
    demo: demo.sort((a, b) => (a.role < b.role ? -1 : 1)).slice(0, 2)
  } satisfies Beginning
})
