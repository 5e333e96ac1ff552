/** Can the server do its work now? When nobody has asked it to stop, and its database answers. */
import { Directory } from "@weir/application/ports/Directory"
import { Effect } from "effect"
import { Stopping } from "../http/Stopping.ts"

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly why: string }

const no = (why: string): Readiness => ({ ready: false, why })

export const readiness: Effect.Effect<Readiness, never, Directory | Stopping> = Effect.gen(function* () {
  if ((yield* Stopping).asked()) return no("the server is about to stop")
  return yield* Effect.matchCauseEffect(Effect.timeout((yield* Directory).workspaces, "2 seconds"), {
    onFailure: () => Effect.succeed(no("the database does not answer")),
    onSuccess: () => Effect.succeed<Readiness>({ ready: true })
  })
})
