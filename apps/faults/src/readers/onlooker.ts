// What does an open dashboard show whose connection breaks again and again? It connects anew with the last state it has.
import { listen } from "@weir/api/testing/listen"
import { pause } from "@weir/api/testing/processes"
import type { Serving, Visitor } from "@weir/api/testing/serving"
import type { Chance } from "../frame/chance.ts"
import type { Tally } from "../frame/Trial.ts"

const query = "period=month&metrics=deal-dynamics&metrics=new-deals"

const placeOf = (id: string): number => Number.parseInt(id, 10)

/**
 * Begins to look on. The function it gives waits until the dashboard shows the place of the log that is named, over one more
 * connection, and gives its numbers.
 */
export const lookingOn = (
  served: Serving,
  visitor: Visitor,
  chance: Chance,
  work: { readonly going: boolean },
  tally: Tally
): ((seq: number) => Promise<string | null>) => {
  let id = ""
  let numbers: string | null = null
  const connected = async (until: (line: ReturnType<typeof listen>) => Promise<unknown>) => {
    const line = listen(served, visitor, query, id === "" ? {} : { "last-event-id": id })
    const take = () => {
      for (const told of line.dashboards().slice(taken)) {
        tally.add("states seen")
        tally.demand(
          id === "" || placeOf(told.id) >= placeOf(id),
          () => `a dashboard went back from ${id} to ${told.id}`
        )
        id = told.id
        numbers = JSON.stringify(told.data.readings)
      }
      taken = line.dashboards().length
    }
    let taken = 0
    try {
      await until(line)
    } finally {
      take()
      line.close()
    }
  }
  const meanwhile = (async () => {
    while (work.going) {
      await connected(() => pause(50 + chance.below(500)))
      tally.add("disconnects")
      await pause(chance.below(60))
    }
  })()
  return async (seq) => {
    await meanwhile
    // A browser connects again when its line ends.
    for (let attempt = 1; attempt <= 10; attempt++) {
      let there = false
      await connected((line) => {
        const isThere = () =>
          line.dashboards().some((told) => placeOf(told.id) >= seq) ||
          (placeOf(id) >= seq && line.comments.some((comment) => comment.includes("nothing new")))
        return line.until(() => (there = isThere()) || line.hasEnded(), 60_000)
      })
      if (there) return numbers
      tally.add("lines that ended")
    }
    return numbers
  }
}
