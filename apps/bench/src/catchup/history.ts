// Which history is there to be caught up with? The demo company's, and as many copies of it behind each other as are wanted.
import { Journal } from "@weir/application/ports/Journal"
import { commits } from "@weir/demo/commits"
import { type Demo, generate } from "@weir/demo/generate"
import * as Instant from "@weir/domain/time/Instant"
import { Effect } from "effect"

/** The demo company up to now. */
export const demo = (): Demo => generate({ seed: 1, now: Instant.make(Date.now()) })

export const moveIn = (company: Demo) =>
  Effect.gen(function* () {
    for (const piece of commits(company, 2000)) yield* (yield* Journal).commit(piece)
  })

const measures = Array.from({ length: 8 }, (_, i) => `m${i + 1}`)
const sum = (times: number) => measures.map((m) => `${m} = ${m} * ${times}`).join(", ")

const eventColumns =
  "workspace_id, seq, id, occurred_at, recorded_at, actor_kind, actor_id, cause_kind, cause_import_id, transaction_id, subject_kind, subject_id, tag, fact, first_fact, link"

/** Statements that write the log, its entries and the sums of days so often; each copy is of records of its own, and has the links of the first: nobody verifies it. */
export const multiplied = (events: number, times: number): string =>
  times === 1
    ? ""
    : `
  insert into event (${eventColumns}) select workspace_id, seq + copy * ${events}, gen_random_uuid(), occurred_at, recorded_at, actor_kind, actor_id, cause_kind,
    cause_import_id, transaction_id, subject_kind, subject_id || '.' || copy, tag, fact, null, link from event, generate_series(1, ${times - 1}) copy;
  insert into entry select workspace_id, seq + copy * ${events}, line, book, at, day, key, ${measures.join(", ")}, subject || '.' || copy,
    kind, recorded_at from entry, generate_series(1, ${times - 1}) copy;
  update cell set ${sum(times)};
  update workspace set last_seq = ${events * times};
  analyze`
