/** How is a history told to a seller? One line an act: when, who, what, and how late it was told. */
import { WorkspaceId } from "@weir/domain/identity/Id"
import type { State } from "@weir/domain/log/replay"
import { format } from "@weir/domain/time/Period"
import type { Act } from "@weir/domain/workbook/Act"
import type { Question } from "@weir/domain/workbook/evaluate"
import { id } from "@weir/domain/workbook/ids"
import { newStage } from "@weir/domain/workbook/Stage"
import type { History } from "../histories/History.ts"
import { firstActs } from "../histories/opening.ts"
import { play } from "../histories/play.ts"
import type { Case } from "../laws/Law.ts"
import { duration, moment, nameOf } from "./names.ts"
import { phrase } from "./phrase.ts"

export const tellCase = ({
  history,
  question
}: Pick<Case, "history" | "question">): {
  readonly story: ReadonlyArray<string>
  readonly question: string
} => ({ story: tell(history), question: tellQuestion(history, question) })

/** The workspace in one line, then every act but those that set it up. */
export const tell = ({ acts, opening }: History): ReadonlyArray<string> => {
  const setUp = firstActs(opening).length
  const stage = newStage(WorkspaceId.make(id("workspace", 0)))
  const begun = play({ opening, acts: acts.slice(0, setUp) })
  for (const { actor, cause, fact, occurredAt, recordedAt } of begun.events)
    stage.tell([fact], { actor, cause, at: occurredAt, recordedAt })
  const lines = [tellOpening(opening, stage.state)]
  for (const act of acts.slice(setUp)) {
    const line = tellAct(stage.state, opening.zone, act)
    const refusal = stage.enact(act)
    lines.push(refusal === null ? `${line}.` : `${line}. Refused: ${words(refusal._tag)}.`)
  }
  return lines
}

const tellOpening = ({ at, baseCurrency, zone }: History["opening"], state: State): string => {
  const pipelines = [...state.pipelines.values()].map(
    (p) => `${p.name} (${p.stages.map((s) => s.name).join(", ")})`
  )
  const people = [...state.users.values()].map((u) => u.name)
  return `On ${moment(zone, at)} a workspace opens in ${zone} with its money in ${baseCurrency}, the pipelines ${pipelines.join(" and ")}, and ${people.join(", ")}.`
}

const tellAct = (state: State, zone: string, { actor, at, cause, command, recordedAt }: Act): string => {
  const who = actor.kind === "robot" ? "the robot" : nameOf(state, actor.userId)
  const notes = [
    ...(recordedAt > at ? [`told ${duration(recordedAt - at)} late`] : []),
    ...(cause.kind === "user" ? [] : [causes[cause.kind]])
  ]
  const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`
  return `On ${moment(zone, at)} ${who} ${phrase(state, command)}${note}`
}

const causes = {
  automation: "by a rule",
  import: "by an import",
  undo: "taking an import back",
  admin: "as an administrator"
} as const

/** `StageNotInPipeline` in words. */
export const words = (tag: string): string => tag.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()

const tellQuestion = (
  { opening: { zone } }: History,
  { asOf = null, deleted = "exclude", now, period, pipelineId = null }: Question
): string =>
  [
    `the ${words(format(period))} around ${moment(zone, asOf ?? now)}`,
    pipelineId === null ? "all pipelines" : "one pipeline",
    ...(asOf === null ? [] : ["with what was known then"]),
    ...(deleted === "exclude" ? [] : [deleted === "only" ? "deleted deals only" : "deleted deals too"])
  ].join(", ")
