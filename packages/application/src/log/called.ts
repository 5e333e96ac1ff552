/** Which values does somebody mean by a text? Those that are written so, and those that name what is called so. */
import type { ValueFilter } from "@weir/domain/log/LineFilter"
import { robot } from "@weir/domain/user/User"
import { Effect } from "effect"
import { Directory } from "../ports/Directory.ts"
import type { Who } from "../Who.ts"
import { titled } from "./titled.ts"

/** People, pipelines, stages, entries of lists and records whose names have the text, whatever the case. */
export const called = Effect.fn("called")(function* (who: Who, text: string) {
  const { lists, pipelines, users, workspace } = yield* (yield* Directory).get(who.workspaceId)
  const part = text.trim().toLowerCase()
  const ids = [...users, robot, ...lists, ...pipelines, ...pipelines.flatMap(({ stages }) => stages)].flatMap(
    ({ id, name }): ReadonlyArray<string> => (name.toLowerCase().includes(part) ? [id] : [])
  )
  return {
    text,
    ids: [...ids, ...(yield* titled(who, text))],
    base: workspace.baseCurrency
  } satisfies ValueFilter
})
