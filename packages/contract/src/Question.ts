/** How is a reading asked for? By period, pipeline and the instant of knowing; that of a client profile by its contact or company. */
import { CompanyId, ContactId, PipelineId } from "@weir/domain/identity/Id"
import { InstantFromIso } from "@weir/domain/time/Instant"
import { Schema } from "effect"

export const question = {
  /** `today`, `yesterday`, `week`, `month`, `quarter`, `year`, `last-7-days`, `last-30-days` or `2017-01-01..2017-03-31`; `month` when left out. */
  period: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(40))),
  /** All pipelines where the metric allows it when left out; the default one in diagrams of stages. */
  pipeline: Schema.optionalKey(PipelineId),
  /** The reading as it was known at a past instant. */
  asOf: Schema.optionalKey(InstantFromIso)
}

/** Whose profile is asked for: one of the two. Numbers about a client need it, all others ignore it. */
export const client = {
  contact: Schema.optionalKey(ContactId),
  company: Schema.optionalKey(CompanyId)
}

/** The default of `limit` and what it may be. */
export const limit = (most: number) =>
  Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: most })))

/** Opaque: taken from `next` of the page before. */
export const cursor = Schema.optionalKey(Schema.String.check(Schema.isMaxLength(2000)))

/** Half open: `from` belongs to it, `to` does not. */
export const Window = Schema.Struct({ from: InstantFromIso, to: InstantFromIso })

/** What every answer says about what it answers. */
export const asked = {
  /** The position of the log that the answer reflects. */
  seq: Schema.Int,
  /** The instant of knowing that was asked for; null means everything known. */
  asOf: Schema.NullOr(InstantFromIso),
  /** When the answer was made, or `asOf`. */
  now: InstantFromIso,
  period: Schema.String,
  pipelineId: Schema.NullOr(PipelineId),
  window: Window,
  /** The period before: all of it, and as much of it as has passed of this one. */
  previous: Schema.Struct({ full: Window, sameElapsed: Window })
}
