/** Which question is asked about a history? Any period around it, one pipeline or all, any client and viewer, now or as of an instant. */
import { subjectOf } from "@weir/domain/log/Event"
import type { State } from "@weir/domain/log/replay"
import { familyOf, recordKinds } from "@weir/domain/record/families"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Period } from "@weir/domain/time/Period"
import type { Question } from "@weir/domain/workbook/evaluate"
import type { Played } from "../histories/play.ts"

const periods = [
  "today",
  "yesterday",
  "week",
  "month",
  "last-7-days",
  "last-30-days",
  "quarter",
  "year"
] as const

/** A question for a history, chosen by some numbers. */
export const questionOf = ({ events, state }: Played, picks: ReadonlyArray<number>): Question => {
  const pick = <A>(which: number, from: ReadonlyArray<A>): A => {
    const found = from[(picks[which] ?? 0) % from.length]
    if (found === undefined) throw new Error("nothing to pick from")
    return found
  }
  const last = events.at(-1)?.recordedAt ?? Instant.MIN
  // Some questions look at everything around the last thing that happened, some from the middle of the story on, so that both the
  // period and the one before it have something to say, the others at some corner of it.
  const look = pick(2, looks)
  const moments = events.filter(
    (e) => !["user", "pipeline", "catalogue", "workspace"].includes(subjectOf(e).kind)
  )
  const client = clientOf(state, picks)
  // Who asks about a client looks at a time when something was going on with them.
  const theirs = client === null ? [] : moments.filter(({ fact }) => JSON.stringify(fact).includes(client.id))
  const some = pick(
    0,
    theirs.length > 0 && pick(7, [true, false]) ? theirs : moments.length === 0 ? events : moments
  )
  // Now and then the day after: what happened lies in the period before.
  const day = LocalDate.make(Instant.toIso(some.occurredAt).slice(0, 10))
  const date = (picks[4] ?? 0) % 2 === 0 ? LocalDate.addDays(day, 1) : day
  const custom: Period =
    look === "middle"
      ? stretchOf(events, pick(3, [4, 5, 6, 7, 8, 12]), pick(0, [15, 18, 24, 40]))
      : look === "whole"
        ? stretchOf(events, -4, pick(0, [18, 60]))
        : { kind: "custom", from: date, to: LocalDate.addDays(date, pick(1, [0, 1, 6, 40])) }
  const kind = pick(
    3,
    look === "whole"
      ? (["year", "quarter", "month", "month", "last-30-days", "custom", "custom", "custom"] as const)
      : look === "middle"
        ? (["custom"] as const)
        : ([...periods, "custom", "custom", "custom", "custom"] as const)
  )
  // Mostly the period is over, or told to where the story ends.
  const late = Instant.clamp(last + pick(5, [0, 40, 90, 90, 90, 90, 90, 90]) * 86_400_000)
  // Some look with narrower eyes. The third number has more to say than where it looks.
  const narrow = [...state.users.values()].filter((u) => u.role !== "admin" && u.sees !== "all")
  const eyes = Math.floor((picks[2] ?? 0) / looks.length)
  const asOf = pick(4, [null, null, null, null, some.recordedAt, Instant.make(some.recordedAt + 1)])
  return {
    period: kind === "custom" ? custom : { kind },
    now:
      look === "whole"
        ? pick(5, [last, dueOf(state) ?? last])
        : look === "middle"
          ? late
          : pick(5, [last, Instant.make(last + 60_000), some.recordedAt]),
    pipelineId: pick(6, [null, null, null, null, null, ...[...state.pipelines.values()].map((p) => p.id)]),
    asOf: look === "whole" ? null : asOf,
    deleted: ([null, "include", "only"] as const)[Math.max(0, ((picks[7] ?? 0) % 8) - 5)] ?? "exclude",
    client,
    viewer: eyes % 6 === 0 ? (narrow[Math.floor(eyes / 6) % Math.max(1, narrow.length)]?.id ?? null) : null
  }
}

/** Shortly before something is due that is still to be done. */
const dueOf = ({ records }: State): Instant.Instant | null => {
  const due = [...records.activity.values()].findLast(
    ({ completion, createdAt, deletedAt, due }) =>
      due !== null && completion === null && deletedAt === null && due.at > createdAt
  )?.due
  return due === null || due === undefined ? null : Instant.clamp(due.at - 60_000)
}

const looks = ["whole", "middle", "corner", "whole", "middle", "middle", "corner", "whole", "middle"] as const

/** So many days, some days after everything began: as long a time before may take in the beginning. */
const stretchOf = (events: Played["events"], after: number, days: number): Period => {
  const from = LocalDate.addDays(
    LocalDate.make(Instant.toIso(events[0]?.recordedAt ?? Instant.MIN).slice(0, 10)),
    after
  )
  return { kind: "custom", from, to: LocalDate.addDays(from, days - 1) }
}

/** Mostly somebody that a deal or a record is about. */
const clientOf = (
  { catalogue, deals, records }: State,
  picks: ReadonlyArray<number>
): { readonly kind: "contact" | "company"; readonly id: string } | null => {
  const sold = [...deals.values()].filter(({ closing }) => closing !== null)
  const named = [
    // Mostly somebody with whom deals came to an end.
    ...[...deals.values(), ...sold, ...sold].flatMap(({ companyId, contactId }) => [
      ...(contactId === null ? [] : [{ kind: "contact" as const, id: contactId as string }]),
      ...(companyId === null ? [] : [{ kind: "company" as const, id: companyId as string }])
    ]),
    ...recordKinds.flatMap((kind) =>
      [...records[kind].values()].flatMap((record) =>
        kind === "client"
          ? []
          : familyOf(kind)
              .placed(record)
              .bindings.flatMap((b) => (b.kind === "deal" ? [] : [{ kind: b.kind, id: b.id as string }]))
      )
    )
  ]
  const anybody = [...catalogue.values()].flatMap(({ id, kind }) =>
    kind === "contact" || kind === "company" ? [{ kind, id: id as string }] : []
  )
  const which = picks[1] ?? 0
  if (which % 8 === 0) return null
  const from = which % 12 === 1 || named.length === 0 ? anybody : named
  return from[(picks[3] ?? 0) % Math.max(1, from.length)] ?? null
}
