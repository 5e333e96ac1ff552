/** What did each person have, win, lose and get done, told from the stories of deals, tasks, calls and talks (4.4)? */
import { ROBOT } from "@weir/domain/identity/Id"
import type { Ask } from "@weir/domain/metrics/Ask"
import * as Instant from "@weir/domain/time/Instant"
import { tasksOf } from "./activities.ts"
import { callsOf } from "./calls.ts"
import { bornIn, endedIn, worthAtBirth, worthAtEnd } from "./flows.ts"
import { birthOf, bornAt, endingOf, falls, standing } from "./stories.ts"
import { answersOf, talksOf } from "./talkStories.ts"
import type { Told } from "./Teller.ts"
import { changed, changedQuotient, type Worth } from "./worth.ts"

export const employeeReport = ({ ask, events, stories }: Told) => {
  const open = stories.filter((story) => {
    const there = standing(story, Instant.MAX, ask)?.place
    return there?.kind === "open" && (ask.pipelineId === null || there.pipelineId === ask.pipelineId)
  })
  const tasks = tasksOf(events, ask)
  const calls = callsOf(events, ask)
  const answers = talksOf(events, ask).flatMap(answersOf)
  const columns = (window: Ask["window"], id: string) => {
    const endedBy = (outcome: "won" | "lost") =>
      endedIn(stories, outcome, window, ask).filter((story) => endingOf(story)?.moment.after.owner === id)
    const [theirs, gone] = [endedBy("won"), endedBy("lost")]
    const born = bornIn(stories, window, ask).filter((story) => birthOf(story)?.after.owner === id)
    const spoke = (direction: string) =>
      calls.filter((call) => call.user === id && call.direction === direction && falls(call.at, window, ask))
        .length
    const said = answers.filter(({ at, user }) => user === id && falls(at, window, ask))
    return {
      new: worthAtBirth(born, ask),
      won: worthAtEnd(theirs, ask),
      lost: worthAtEnd(gone, ask),
      winRate: { num: theirs.length, den: theirs.length + gone.length },
      cycle: {
        num: theirs.reduce((ms, story) => ms + (endingOf(story)?.moment.at ?? 0) - (bornAt(story) ?? 0), 0),
        den: theirs.length
      },
      done: tasks.filter(({ done }) => done !== null && done.by === id && falls(done.at, window, ask)).length,
      callsIn: spoke("in"),
      callsOut: spoke("out"),
      response: { num: said.reduce((ms, { afterLast }) => ms + afterLast, 0), den: said.length }
    }
  }
  type Columns = ReturnType<typeof columns>
  const size = ({ callsIn, callsOut, done, new: born, response, winRate }: Columns) =>
    born.deals + winRate.den + done + callsIn + callsOut + response.den
  const worths = (is: Worth, was: Worth) => ({
    deals: changed(is.deals, was.deals),
    converted: changed(is.converted, was.converted)
  })
  const rowOf = ({ disabled, id, name }: { id: string; name: string; disabled: boolean }) => {
    const [is, was] = [columns(ask.window, id), columns(ask.previous.sameElapsed, id)]
    return {
      id,
      name,
      disabled,
      active: open.filter((story) => standing(story, Instant.MAX, ask)?.owner === id).length,
      ...is,
      before: was,
      beforeFull: columns(ask.previous.full, id),
      change: {
        new: worths(is.new, was.new),
        won: worths(is.won, was.won),
        lost: worths(is.lost, was.lost),
        winRate: changedQuotient(is.winRate, was.winRate),
        cycle: changedQuotient(is.cycle, was.cycle),
        done: changed(is.done, was.done),
        callsIn: changed(is.callsIn, was.callsIn),
        callsOut: changed(is.callsOut, was.callsOut),
        response: changedQuotient(is.response, was.response)
      }
    }
  }
  const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
  return {
    rows: ask.users
      .filter(({ id }) => id !== ROBOT)
      .map(rowOf)
      .filter((row) => row.active + size(row) + size(row.before) + size(row.beforeFull) > 0)
      .sort(
        (a, b) =>
          b.won.converted - a.won.converted ||
          b.won.deals - a.won.deals ||
          order(a.name, b.name) ||
          order(a.id, b.id)
      )
  }
}
