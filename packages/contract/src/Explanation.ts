/** What is behind a number: the entries whose sum it is, and the records that it leaves out? */
import { DealId, StageId, UserId, Uuid } from "@weir/domain/identity/Id"
import { Contribution } from "@weir/domain/metrics/forecast/contribution"
import { Figure } from "@weir/domain/metrics/Figure"
import { sides, whys } from "@weir/domain/metrics/leftOut"
import { hows } from "@weir/domain/metrics/tookOut"
import { recordKinds } from "@weir/domain/record/families"
import { InstantFromIso } from "@weir/domain/time/Instant"
import { Schema } from "effect"
import { MetricId } from "./Narrowing.ts"
import { asked } from "./Question.ts"

const DealName = Schema.Struct({ id: DealId, title: Schema.String, deleted: Schema.Boolean })
/** What a line is about: a deal, an activity, a call... with the beginning of its text, or its name. */
const RecordName = Schema.Struct({
  kind: Schema.Literals(["deal", ...recordKinds]),
  id: Uuid,
  title: Schema.String,
  deleted: Schema.Boolean
})
/** A person by name. */
export const PersonName = Schema.Struct({ id: UserId, name: Schema.String })
const StageName = Schema.Struct({ id: StageId, name: Schema.String })

/** One line behind a number. */
export const EntryLine = Schema.Struct({
  /** The event that made it; several entries of one event share it. */
  seq: Schema.Int,
  /** When it counts. */
  at: InstantFromIso,
  /** When the workspace learned of it. */
  recordedAt: InstantFromIso,
  /** What happened, for example `DealMoved`. */
  what: Schema.String,
  /** `reversed` entries take back what a deleted record had made, `restored` ones bring it back. */
  kind: Schema.Literals(["posted", "reversed", "restored"]),
  record: RecordName,
  /** The deal itself, or the one that the record is bound to; null when there is none, or none that may be read. */
  deal: Schema.NullOr(DealName),
  /** Where the event moved the deal from and to; null where it was created or only changed. */
  from: Schema.NullOr(StageName),
  to: Schema.NullOr(StageName),
  owner: Schema.NullOr(PersonName),
  /** Who made it happen. */
  actor: Schema.NullOr(PersonName),
  cause: Schema.String,
  /** How it entered or left the stage, for entries of the stage flow. */
  way: Schema.NullOr(Schema.String),
  /** What it adds to the number: deals, or what else `measure` says is counted; minor units of a currency and of the base currency. */
  count: Schema.Int,
  amount: Schema.NullOr(Schema.Int),
  currency: Schema.NullOr(Schema.String),
  converted: Schema.Int,
  /** What its deal adds to a forecast; null elsewhere, and for a deal of which nothing is left here. */
  contribution: Schema.NullOr(Contribution)
}).annotate({ identifier: "EntryLine" })
export type EntryLine = typeof EntryLine.Type

/** A record that the number could have counted and does not, with the one reason why. */
export const ExcludedRecord = Schema.Struct({
  record: RecordName,
  deal: Schema.NullOr(DealName),
  /**
   * `deleted`: taken away, by a deletion or a merge; `restored`: only deleted ones are asked for, and it was brought back; `cancelled`:
   * what there was of it was taken back by another event; `excepted`: it has what only those without are counted for; `wanting`: it
   * has not what only those with it are counted for; `outside`: its entries lie outside the period.
   */
  why: Schema.Literals(whys),
  /** Set with `outside`: where its entries lie. */
  side: Schema.NullOr(Schema.Literals(sides)),
  /** Set with `deleted`, `restored` and `cancelled`: what the event that took it out did to it. */
  how: Schema.NullOr(Schema.Literals(hows)),
  /** That event, such as `DealMoved`; with `outside` the newest that was entered for it. */
  what: Schema.NullOr(Schema.String),
  /** All this in English. */
  reason: Schema.String,
  /** When the event happened, and who made it happen. */
  at: Schema.NullOr(InstantFromIso),
  by: Schema.NullOr(PersonName)
})
export type ExcludedRecord = typeof ExcludedRecord.Type

/** What is behind a number: entries whose sum it is. */
export const Explanation = Schema.Struct({
  ...asked,
  metric: MetricId,
  part: Schema.String,
  title: Schema.String,
  definition: Schema.String,
  formula: Schema.String,
  /** What `deals` of `total` and `count` of the entries count, when that is not deals: `ms`, `calls`, `millionths` of expected wins... */
  measure: Schema.NullOr(Schema.String),
  /** Whether each record counts once in `total`, however many entries it has. */
  distinct: Schema.Boolean,
  /** The number: the sum of all entries, whatever page is shown. */
  total: Figure,
  /** Entries of this page, newest first. */
  entries: Schema.Array(EntryLine),
  next: Schema.NullOr(Schema.String),
  /** Entries on all pages, and the different records they leave counted. */
  count: Schema.Int,
  deals: Schema.Int,
  /**
   * Records that the number could have counted and does not: with an entry under its conditions, known at the time of asking, and
   * visible to who asks. At most 50 of each reason, newest first; none on further pages.
   */
  excluded: Schema.Array(ExcludedRecord),
  /** How many there are of each reason, exactly. With `deals` these are all candidates. Null on further pages. */
  excludedCounts: Schema.NullOr(Schema.Record(Schema.Literals(whys), Schema.Int)),
  /** Records that count, but whose money is not in the converted sum for want of a rate: how many, and at most 50. Null on further pages. */
  unpriced: Schema.NullOr(Schema.Struct({ count: Schema.Int, records: Schema.Array(RecordName) })),
  /** Whether the number shown in the reading is the sum of these entries. */
  addsUp: Schema.Boolean
}).annotate({ identifier: "Explanation" })
export type Explanation = typeof Explanation.Type

/** A record that a number counts, with the entry that made it count last. */
export const NewestRecord = Schema.Struct({
  seq: EntryLine.fields.seq,
  at: EntryLine.fields.at,
  record: EntryLine.fields.record,
  deal: EntryLine.fields.deal,
  owner: EntryLine.fields.owner,
  amount: EntryLine.fields.amount,
  currency: EntryLine.fields.currency
}).annotate({ identifier: "NewestRecord" })
export type NewestRecord = typeof NewestRecord.Type

/** The newest records of each list that was asked for, in that order, newest first. */
export const Newest = Schema.Struct({ lists: Schema.Array(Schema.Array(NewestRecord)) }).annotate({
  identifier: "Newest"
})
export type Newest = typeof Newest.Type
