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
  // Half of the questions look at everything around the last thing that happened, the others at some corner of it.
  const whole = pick(2, [true, false])
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
  const date = (picks[4] ?? 0) % 3 === 0 ? LocalDate.addDays(day, 1) : day
  const custom: Period = { kind: "custom", from: date, to: LocalDate.addDays(date, pick(1, [0, 1, 6, 40])) }
  const kind = pick(
    3,
    whole
      ? (["year", "quarter", "month", "month", "last-30-days"] as const)
      : ([...periods, "custom", "custom", "custom", "custom"] as const)
  )
  // Some look with narrower eyes. The third number has more to say than whether it is even.
  const narrow = [...state.users.values()].filter((u) => u.role !== "admin" && u.sees !== "all")
  const eyes = Math.floor((picks[2] ?? 0) / 2)
  const asOf = pick(4, [null, null, null, null, some.recordedAt, Instant.make(some.recordedAt + 1)])
  return {
    period: kind === "custom" ? custom : { kind },
    now: whole ? last : pick(5, [last, Instant.make(last + 60_000), some.recordedAt]),
    pipelineId: pick(6, [null, null, null, ...[...state.pipelines.values()].map((p) => p.id)]),
    asOf: whole ? null : asOf,
    deleted: pick(7, ["exclude", "exclude", "exclude", "exclude", "include", "only"] as const),
    client,
    viewer: eyes % 4 === 0 ? (narrow[Math.floor(eyes / 4) % Math.max(1, narrow.length)]?.id ?? null) : null
  }
}

/** Mostly somebody that a deal or a record is about. */
const clientOf = (
  { catalogue, deals, records }: State,
  picks: ReadonlyArray<number>
): { readonly kind: "contact" | "company"; readonly id: string } | null => {
  const named = [
    ...[...deals.values()].flatMap(({ companyId, contactId }) => [
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
  if (which % 5 === 0) return null
  const from = which % 5 === 1 || named.length === 0 ? anybody : named
  return from[(picks[3] ?? 0) % Math.max(1, from.length)] ?? null
}
