/** What did each person have, win, lose and get done, told from the stories of deals, tasks, calls and talks (4.4)? */
import { ROBOT } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { tasksOf } from "./activities.ts"
import { callsOf } from "./calls.ts"
import { bornIn, endedIn, worthAtBirth, worthAtEnd } from "./flows.ts"
import { birthOf, bornAt, endingOf, falls, standing } from "./stories.ts"
import { answersOf, talksOf } from "./talkStories.ts"
import type { Told } from "./Teller.ts"

export const employeeReport = ({ ask, events, stories }: Told) => {
  const { window } = ask
  const open = stories.filter((story) => {
    const there = standing(story, Instant.MAX, ask)?.place
    return there?.kind === "open" && (ask.pipelineId === null || there.pipelineId === ask.pipelineId)
  })
  const born = bornIn(stories, window, ask)
  const won = endedIn(stories, "won", window, ask)
  const lost = endedIn(stories, "lost", window, ask)
  const done = tasksOf(events, ask).flatMap((task) =>
    task.done !== null && falls(task.done.at, window, ask) ? [task.done.by as string] : []
  )
  const calls = callsOf(events, ask).filter(
    ({ at, direction }) => direction !== "internal" && falls(at, window, ask)
  )
  const answers = talksOf(events, ask)
    .flatMap(answersOf)
    .filter(({ at }) => falls(at, window, ask))
  const rowOf = ({ disabled, id, name }: { id: string; name: string; disabled: boolean }) => {
    const endedBy = (ended: typeof won) => ended.filter((story) => endingOf(story)?.moment.after.owner === id)
    const [theirs, gone] = [endedBy(won), endedBy(lost)]
    const own = calls.filter(({ user }) => user === id)
    const said = answers.filter(({ user }) => user === id)
    const count = (direction: string) => own.filter((call) => call.direction === direction).length
    return {
      id,
      name,
      disabled,
      active: open.filter((story) => standing(story, Instant.MAX, ask)?.owner === id).length,
      new: worthAtBirth(
        born.filter((story) => birthOf(story)?.after.owner === id),
        ask
      ),
      won: worthAtEnd(theirs, ask),
      lost: worthAtEnd(gone, ask),
      winRate: { num: theirs.length, den: theirs.length + gone.length },
      cycle: {
        num: theirs.reduce((ms, story) => ms + (endingOf(story)?.moment.at ?? 0) - (bornAt(story) ?? 0), 0),
        den: theirs.length
      },
      done: done.filter((by) => by === id).length,
      callsIn: count("in"),
      callsOut: count("out"),
      response: { num: said.reduce((ms, { afterLast }) => ms + afterLast, 0), den: said.length }
    }
  }
  const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
  return {
    rows: ask.users
      .filter(({ id }) => id !== ROBOT)
      .map(rowOf)
      .filter(
        (row) =>
          row.active +
            row.new.deals +
            row.winRate.den +
            row.done +
            row.callsIn +
            row.callsOut +
            row.response.den >
          0
      )
      .sort(
        (a, b) =>
          b.won.converted - a.won.converted ||
          b.won.deals - a.won.deals ||
          order(a.name, b.name) ||
          order(a.id, b.id)
      )
  }
}
