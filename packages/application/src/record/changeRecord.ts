/** How is an activity, a call, a talk, a note or any other record changed? Read, decide, write: one use case for all families. */
import { familyOfCommand, type CommandOf, type StateOf } from "@weir/domain/record/families"
import { RecordNotFound } from "@weir/domain/record/RecordRefusal"
import { Effect, Schema } from "effect"
import { answerOf, type ChangeOptions, expectVersion, type Kept, settled } from "../change/once.ts"
import { readable } from "../access/readable.ts"
import { idIsFree } from "../change/idIsFree.ts"
import { lookUp } from "../change/known.ts"
import { play } from "../change/play.ts"
import { mayAct, mayDate } from "../change/rights.ts"
import { Records } from "../ports/Records.ts"
import { present } from "../present.ts"
import { record } from "../record.ts"
import { counted } from "../watch/counted.ts"
import type { Who } from "../Who.ts"

/** Carries out a command and gives the record as it is afterwards. A command that changes nothing writes nothing. */
export const changeRecord = Effect.fn("changeRecord")(function* (
  who: Who,
  command: CommandOf,
  options: ChangeOptions = {}
) {
  const family = familyOfCommand(command._tag)!
  const kept = Schema.fromJsonString(family.State as Schema.Codec<StateOf, unknown>) as Kept<StateOf>
  const rights = Effect.andThen(mayDate(who, options.at), mayAct(who, command))
  const allowed = Effect.andThen(rights, attempt(who, command, options, kept))
  return yield* counted(settled(allowed, options, kept), command._tag)
})

const attempt = Effect.fn("attemptChange")(function* (
  who: Who,
  command: CommandOf,
  options: ChangeOptions,
  kept: Kept<StateOf>
) {
  const family = familyOfCommand(command._tag)!
  const { kind } = family
  const id = family.subjectOf(command)
  const known = yield* lookUp(who, [command])
  if (known.hidden(kind, id)) return yield* new RecordNotFound({ kind, id })
  if (!known.records[kind].has(id)) yield* idIsFree(who, kind, id)
  yield* expectVersion(options, kind, id, known.records[kind].get(id)?.version ?? 0)
  const played = yield* play(who, [{ order: command, at: options.at }], yield* present, known)
  const after = played.record(kind, id) ?? (yield* underItsKey(who, command))
  if (after === null) return yield* new RecordNotFound({ kind, id })
  const answer = yield* answerOf(options, kept, after)
  if (played.facts.length === 0 && answer === null) return after
  const { cause } = options
  yield* record(who, {
    ...played,
    directory: known.directory,
    ...(cause === undefined ? {} : { cause }),
    answer
  })
  return after
})

/** The record that is known elsewhere under the same name: told again under another id, it is still one. */
const underItsKey = Effect.fn("underItsKey")(function* (who: Who, command: CommandOf) {
  const family = familyOfCommand(command._tag)!
  const { key } = family.mentions(command)
  if (key === undefined) return null
  const found = yield* (yield* Records).byKeys(who.workspaceId, family.kind, [key])
  return (yield* readable(who, found))[0] ?? null
})
