/** Pipeline bridge: what happened to the open pipeline between the beginning of the period and its end, term by term (8.2)? */
import { Schema } from "effect"
import type { Balance, Query } from "../ledger/Query.ts"
import { Currency } from "../money/Currency.ts"
import { dayOf } from "../time/Calendar.ts"
import * as Instant from "../time/Instant.ts"
import { type Ask, inPipeline, snapshot } from "./Ask.ts"
import { monthsUpTo, openPipelineBook, type Why, whys } from "./bridge/openPipeline.ts"
import * as Figure from "./Figure.ts"
import * as Metric from "./Metric.ts"

/** Deals with their money by currency. Nothing is converted: a bridge would have to tell changes of rates too. */
const Worth = Schema.Struct({
  deals: Schema.Int,
  money: Schema.Array(Schema.Struct({ currency: Currency, amount: Schema.Int })),
  unbudgeted: Schema.Int
})
type Worth = typeof Worth.Type

/** Signed: opening + all terms but the deleted - the deleted = closing, in deals and in every currency. */
const Terms = {
  opening: Worth,
  accepted: Worth,
  reopened: Worth,
  movedIn: Worth,
  grown: Worth,
  won: Worth,
  lost: Worth,
  movedOut: Worth,
  shrunk: Worth,
  /**
   * What stood at the beginning and was deleted or merged since, less what was brought back: it leaves. Asked for nothing but the
   * deleted, it is what comes.
   */
  deleted: Worth,
  /** What was learned since about the time before the beginning: facts told late. */
  late: Worth,
  closing: Worth
}

/** All open deals. */
const All = Schema.Struct({ ...Terms, new: Worth })

/** What changes only which month a deal is expected in: nothing to all open deals together. A new deal has no plan yet. */
const Plans = { planned: Worth, pulled: Worth, pushed: Worth }

/** The two instants between which it is told, each with what was known then. */
const ends = (ask: Ask) => {
  const now = ask.now + 1
  const to = Instant.clamp(Math.min(ask.window.to, now))
  const from = Instant.clamp(Math.min(ask.window.from, to))
  return { from, to, knewAtFrom: Instant.clamp(from - 1) }
}

type Scope = "all" | "due"

/** The last month that is due by the end of the period. */
const until = (ask: Ask): string => dayOf(ask.workspace.zone, Instant.clamp(ask.window.to - 1)).slice(0, 7)

const scope = (ask: Ask, of: Scope): Query["where"] =>
  of === "all" ? inPipeline(ask) : { ...inPipeline(ask), due: monthsUpTo(until(ask)) }

/** What each end and each term is the sum of. */
const questions = (ask: Ask, of: Scope) => {
  const { from, knewAtFrom, to } = ends(ask)
  const shape = { where: scope(ask, of), by: ["why", "currency"] }
  const before = snapshot(ask, "open-pipeline", from, shape)
  const after = snapshot(ask, "open-pipeline", to, shape)
  // Asked with the deleted, nothing is taken away by deleting; asked for nothing but them, nothing is told late.
  const unless = (mode: Ask["deleted"]) => (ask.deleted === mode ? { to: Instant.MIN } : {})
  return {
    opening: { ...before, knownAt: knewAtFrom },
    // Between the ends everything counts by when it happened, as it is known at the later one.
    between: { ...after, from },
    // What was learned since about the time before the earlier end.
    deleted: { ...before, deleted: "only" as const, knownAfter: knewAtFrom, ...unless("include") },
    late: { ...before, deleted: "include" as const, knownAfter: knewAtFrom, ...unless("only") },
    closing: after
  }
}

const worthOf = (balances: ReadonlyArray<Balance>): Worth => {
  const { deals, money, unbudgeted } = Figure.of(balances)
  return { deals, money, unbudgeted }
}

type Sums = { readonly [K in keyof ReturnType<typeof questions>]: ReadonlyArray<Balance> }

const by = (between: ReadonlyArray<Balance>, why: Why) =>
  worthOf(between.filter(({ key }) => key["why"] === why))

const bridge = ({ between, closing, deleted, late, opening }: Sums): typeof All.Type => {
  return {
    opening: worthOf(opening),
    new: by(between, "new"),
    accepted: by(between, "accepted"),
    reopened: by(between, "reopened"),
    movedIn: by(between, "movedIn"),
    grown: by(between, "grown"),
    won: by(between, "won"),
    lost: by(between, "lost"),
    movedOut: by(between, "movedOut"),
    shrunk: by(between, "shrunk"),
    deleted: worthOf(deleted),
    late: worthOf(late),
    closing: worthOf(closing)
  }
}

const parts = ["opening", "deleted", "late", "closing"] as const

export const pipelineBridge = Metric.make({
  id: "pipeline-bridge",
  title: "Pipeline bridge",
  definition:
    "What the open deals were worth when the period began, as it was known then, and what they are worth at its end or now, with every reason in between: new, won, lost, grown, shrunk, reopened, moved, deleted, told late. Told of all open deals, and of those expected to be won by the end of the period's last month: pushed ones leave that, pulled ones come to it. Waiting enquiries are not open yet.",
  formula:
    "opening + new + accepted + reopened + moved in + grown + planned + pulled + won + lost + moved out + shrunk + pushed + late - deleted = closing, in deals and in every currency; what leaves is negative",
  unit: "deals",
  time: "flow",
  better: "neither",
  books: [openPipelineBook],
  Reading: Schema.Struct({
    from: Instant.InstantFromIso,
    to: Instant.InstantFromIso,
    all: All,
    due: Schema.Struct({ until: Schema.String, ...Terms, ...Plans })
  }),
  needs: (ask) => {
    const [all, due] = [questions(ask, "all"), questions(ask, "due")]
    return {
      opening: all.opening,
      between: all.between,
      deleted: all.deleted,
      late: all.late,
      closing: all.closing,
      dueOpening: due.opening,
      dueBetween: due.between,
      dueDeleted: due.deleted,
      dueLate: due.late,
      dueClosing: due.closing
    }
  },
  read: (sums, ask) => {
    const { from, to } = ends(ask)
    const due = {
      opening: sums.dueOpening,
      between: sums.dueBetween,
      deleted: sums.dueDeleted,
      late: sums.dueLate,
      closing: sums.dueClosing
    }
    const plans = {
      planned: by(sums.dueBetween, "planned"),
      pulled: by(sums.dueBetween, "pulled"),
      pushed: by(sums.dueBetween, "pushed")
    }
    const { new: _, ...terms } = bridge(due)
    return { from, to, all: bridge(sums), due: { until: until(ask), ...terms, ...plans } }
  },
  explain: (part, ask) => {
    const [of = "", term = "", ...rest] = part.split(":")
    if ((of !== "all" && of !== "due") || rest.length > 0) return null
    const asked = questions(ask, of)
    const about = of === "all" ? "" : `, due by ${until(ask)}`
    const end = parts.find((one) => one === term)
    if (end !== undefined) return { title: `Open pipeline, ${end}${about}`, selections: [asked[end]] }
    const why = whys.find((one) => one === term)
    if (why === undefined || (of === "all" ? why in Plans : why === "new")) return null
    const { where } = asked.between
    return {
      title: `Open pipeline, ${why}${about}`,
      selections: [{ ...asked.between, where: { ...where, why: [why] } }]
    }
  },
  examples: [
    {
      story:
        "One deal of 1500 stood there when March began. In March one is won, one is new for 400 and grows to 600, and one more is new and lost again.",
      given: [
        { at: "2024-02-10T09:00Z", create: "Mill", stage: "Offer", budget: 1500 },
        { at: "2024-02-11T09:00Z", create: "Weir", stage: "Offer", budget: 100 },
        { at: "2024-03-04T09:00Z", create: "Dam", stage: "Offer", budget: 400 },
        { at: "2024-03-05T09:00Z", change: "Dam", budget: 600 },
        { at: "2024-03-05T09:00Z", create: "Lock", stage: "Offer" },
        { at: "2024-03-06T09:00Z", lose: "Lock" },
        { at: "2024-03-06T09:00Z", win: "Mill" },
        { at: "2024-03-07T09:00Z", erase: "Weir" }
      ],
      reads: {
        "all.opening.deals": 2,
        "all.new.deals": 2,
        "all.lost.deals": -1,
        "all.won.deals": -1,
        "all.deleted.deals": 1,
        "all.grown.deals": 0,
        "all.closing.deals": 1,
        "due.closing.deals": 0
      }
    }
  ]
})
