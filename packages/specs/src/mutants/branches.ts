/** Mistakes in merges, in products, and in what is tried on a branch. */
import { theCore } from "@weir/domain/workbook/Core"
import { type Mutant, withBook } from "./Mutant.ts"

export const branchMutants: ReadonlyArray<Mutant> = [
  {
    name: "merging leaves both deals new",
    core: {
      ...theCore,
      entriesOf: (books, events, recalled) =>
        theCore.entriesOf(
          books,
          events.filter(({ fact }) => fact._tag !== "DealAbsorbed" && fact._tag !== "DealReleased"),
          recalled
        )
    },
    killedBy: "of two merged deals one is left: nothing of the other, new since the first of them was"
  },
  {
    name: "the deal that remains is new when it was, whatever it took on",
    core: withBook("new-deals", (event, rightly) =>
      event.fact._tag === "DealMerged" || event.fact._tag === "DealUnmerged" ? [] : rightly
    ),
    killedBy: "of two merged deals one is left: nothing of the other, new since the first of them was"
  },
  {
    name: "what came over with a deal stays when it is taken out again",
    core: {
      ...theCore,
      branch: (events, acts) => {
        const made = theCore.branch(events, acts)
        const keep = (list: typeof made.events) =>
          list.filter(({ fact, seq }) => {
            const isAfter = list.some((e) => e.fact._tag === "DealReleased" && e.seq < seq)
            return !(isAfter && fact._tag.endsWith("Rebound") && made.added.some((e) => e.seq === seq))
          })
        return { ...made, events: keep(made.events), added: keep(made.added) }
      }
    },
    killedBy: "what goes over with a merged deal is bound as before when they are taken apart"
  },
  {
    name: "a deal that came to its stage by merging was created then",
    core: withBook("rebirths", () => []),
    killedBy: "dealDynamics reads what the oracle tells"
  },
  {
    name: "taking two deals apart brings nothing back",
    core: {
      ...theCore,
      entriesOf: (books, events, recalled) =>
        theCore.entriesOf(
          books,
          events.filter(({ fact }) => fact._tag !== "DealReleased"),
          recalled
        )
    },
    killedBy: "two deals that were merged and taken apart again read as if they had not been touched"
  },
  {
    name: "a budget set by hand is said to come from the products",
    core: {
      ...theCore,
      evolve: (deal, fact, at) => {
        const after = theCore.evolve(deal, fact, at)
        return fact._tag === "DealBudgetChanged" ? { ...after, manualBudget: false } : after
      }
    },
    killedBy: "a budget that nobody set by hand is the sum of the products"
  },
  {
    name: "a branch begins with the last event done once more",
    core: {
      ...theCore,
      branch: (events, acts) => {
        const made = theCore.branch(events, acts)
        return { ...made, events: [...made.events, ...events.slice(-1)] }
      }
    },
    killedBy: "a branch without acts is the log itself, and reads the same"
  },
  {
    name: "what is tried is written to the log",
    core: {
      ...theCore,
      branch: (events, acts) => {
        const made = theCore.branch(events, acts)
        // What nobody may do: the list is the log itself.
        for (const event of made.added) (events as Array<(typeof events)[number]>).push(event)
        return made
      }
    },
    killedBy: "whatever is tried on a branch, the log stays as it was"
  },
  {
    name: "every act of a branch is tried on the log as it is, not on what came before it",
    core: {
      ...theCore,
      branch: (events, acts) => {
        const each = acts.map((act) => theCore.branch(events, [act]))
        const added = each.flatMap((one) => one.added)
        return {
          events: [...events, ...added].map((event, i) => ({ ...event, seq: i + 1 })),
          added,
          refused: each.flatMap((one, act) => one.refused.map(({ refusal }) => ({ act, refusal })))
        }
      }
    },
    killedBy: "what is tried on a branch is what happens when it is done, refusals included"
  },
  {
    name: "an overlay stands beside the stored sum instead of on it",
    core: {
      ...theCore,
      overlay: (stored, book, query, hypothetical, around) => [
        ...stored,
        ...theCore.overlay([], book, query, hypothetical, around)
      ]
    },
    killedBy: "stored sums with the entries of a branch on top are the sums over the branch"
  },
  {
    name: "the record of the stages counts won deals by the days since they were new",
    core: withBook("stage-outcomes", (event, rightly) =>
      rightly.map((p) => {
        const closing = "closes" in event.fact ? event.fact.closes : null
        if (closing === null || closing.born === null) return p
        return {
          ...p,
          key: { ...p.key, days: String(Math.floor((closing.at - closing.born) / 86_400_000)) }
        }
      })
    ),
    killedBy: "with two dozen closed deals behind them, forecast and velocity read what the oracle tells"
  }
]
