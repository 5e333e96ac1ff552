/**
 * How is a page of the log found among millions of events? Along an index in the order of the page: one stream for each value
 * of the condition that leaves least, each looked through only so far. Where a stream was not looked through to its end, the
 * page ends there too, and the next one goes on.
 */
import type { WorkspaceId } from "@weir/domain/identity/Id"
import { ROBOT } from "@weir/domain/identity/Id"
import { maxAheadMs } from "@weir/domain/log/Event"
import { beat, type EventFilter } from "@weir/domain/log/EventFilter"
import { digitsOf, type ValueFilter } from "@weir/domain/log/LineFilter"
import type { From } from "@weir/application/ports/EventLog"
import { isStorable } from "@weir/domain/text/Text"
import { type RawBuilder, sql } from "kysely"
import { type StoredInteger, whole } from "../rows/numbers.ts"
import { isUuid, texts } from "../sql/arrays.ts"
import { containing } from "../sql/containing.ts"

export interface SeenRow {
  readonly seq: StoredInteger
  readonly fits: boolean
  /** Nothing older was looked at in some stream. */
  readonly ends: boolean
}

/** So many events are looked at for one page, of all streams together. */
const mostLooked = 6000

/**
 * The places of the page and, if not all was looked through, the place where looking ended. Null finds nothing at all. Whether an
 * event has the line that is looked for is only guessed: all that have it are among those found.
 */
export const lookFor = (
  workspaceId: WorkspaceId,
  filter: EventFilter,
  from: From,
  limit: number
): RawBuilder<SeenRow> | null => {
  const { column, values } = streamsOf(filter)
  if (values.length === 0) return null
  // Where every event of a stream fits, no more is looked at than is shown.
  const cap = isPlain(filter) ? limit + 1 : Math.max(limit + 1, Math.floor(mostLooked / values.length))
  const older = "before" in from
  const place = older ? from.before : from.newer
  const [beyond, within, order] = older ? [sql`<`, sql`>=`, sql`desc`] : [sql`>`, sql`<=`, sql`asc`]
  const side =
    place === null
      ? sql`true`
      : sql`(occurred_at, seq) ${beyond} ((select occurred_at from event where workspace_id = ${workspaceId} and seq = ${place}), ${place}::bigint)`
  return sql<SeenRow>`
    with looked as materialized (
      select stream.value, event.seq, event.occurred_at, event.fits
      from unnest(${texts(values)}::text[]) stream(value) cross join lateral (
        select seq, occurred_at, (${conditions(filter)}) as fits from event
        where workspace_id = ${workspaceId} and ${column} and ${range(filter)} and ${side}
        order by occurred_at ${order}, seq ${order} limit ${cap}
      ) event
    ), last as (
      select occurred_at, seq from (
        select occurred_at, seq, row_number() over (partition by value order by occurred_at ${order}, seq ${order}) as n from looked
      ) numbered where n = ${cap} order by occurred_at ${order}, seq ${order} limit 1
    )
    select looked.seq, looked.fits, coalesce(looked.seq = last.seq, false) as ends
    from looked left join last on true
    where (looked.fits and (last.seq is null or (looked.occurred_at, looked.seq) ${within} (last.occurred_at, last.seq)))
      or looked.seq = last.seq
    order by looked.occurred_at ${order}, looked.seq ${order} limit ${limit + 1}`
}

/** Whether the streams and the times alone say what fits. */
const isPlain = ({ after: _after, from: _from, tags: _tags, to: _to, ...others }: EventFilter): boolean =>
  Object.values(others).every((condition) => condition === undefined)

/** What was seen, as a page. */
export const pageOf = (
  rows: ReadonlyArray<SeenRow>,
  limit: number
): { readonly seqs: ReadonlyArray<number>; readonly next: number | null } => {
  const fitting = rows.filter(({ fits }) => fits).map(({ seq }) => whole(seq))
  const seqs = fitting.slice(0, limit)
  const end = rows.find(({ ends }) => ends)
  const next = fitting.length > limit ? seqs.at(-1) : end === undefined ? null : whole(end.seq)
  return { seqs, next: next ?? null }
}

interface Streams {
  /** Holds for the rows of the stream `stream.value`. */
  readonly column: RawBuilder<unknown>
  readonly values: ReadonlyArray<string | null>
}

/** The condition with an index of its own that is likely to leave the fewest events. */
const streamsOf = ({
  actorIds,
  actorKinds,
  stagesAfter,
  stagesBefore,
  subjectIds,
  tags
}: EventFilter): Streams => {
  if (subjectIds !== undefined)
    return {
      column: sql`subject_id = stream.value`,
      values: [...new Set(subjectIds)].filter((id) => isStorable(id))
    }
  const stages =
    stagesBefore !== undefined || stagesAfter !== undefined ? ["DealMoved", "DealCreated"] : undefined
  const kinds =
    stages === undefined || tags === undefined
      ? (tags ?? stages)
      : stages.filter((t) => tags.includes(t as never))
  const actors =
    actorIds ?? (actorKinds?.length === 1 && actorKinds[0] === "robot" ? [ROBOT as string] : undefined)
  if (actors !== undefined && (kinds === undefined || actors.length <= kinds.length))
    return {
      column: sql`actor_id = stream.value::uuid`,
      values: [...new Set(actors)].filter(isUuid)
    }
  if (kinds !== undefined) return { column: sql`tag = stream.value`, values: [...new Set(kinds)] }
  return { column: sql`tag <> ${sql.lit(beat)}`, values: [null] }
}

const range = ({ after, asOf, from, to }: EventFilter): RawBuilder<unknown> => {
  // Nothing is recorded long before it happens.
  const ends = [...(to === undefined ? [] : [to]), ...(asOf === undefined ? [] : [asOf + maxAheadMs + 1])]
  return and([
    // What is new is mostly little, and found by its places.
    ...(after === undefined ? [] : [sql`seq > ${after}`]),
    ...(from === undefined ? [] : [sql`occurred_at >= ${from}`]),
    ...(ends.length === 0 ? [] : [sql`occurred_at < ${Math.min(...ends)}`])
  ])
}

const conditions = (filter: EventFilter): RawBuilder<unknown> => {
  const { actorIds, actorKinds, asOf, exceptActorIds, exceptActorKinds, line } = filter
  const { pipelineId, stagesAfter, stagesBefore, tags } = filter
  const moved = sql`tag = 'DealMoved'`
  const oneOf = (column: RawBuilder<unknown>, values: ReadonlyArray<string>) =>
    sql`${column} = any(${texts(values.filter((value) => isStorable(value)))}::text[])`
  const author = sql`case when cause_kind in ('import', 'undo') then 'import' else actor_kind end`
  return and([
    ...(asOf === undefined ? [] : [sql`recorded_at <= ${asOf}`]),
    ...(actorIds === undefined ? [] : [sql`actor_id = any(${texts(actorIds.filter(isUuid))}::uuid[])`]),
    ...(actorKinds === undefined ? [] : [oneOf(author, actorKinds)]),
    ...(exceptActorIds === undefined
      ? []
      : [sql`actor_id <> all(${texts(exceptActorIds.filter(isUuid))}::uuid[])`]),
    ...(exceptActorKinds === undefined ? [] : [sql`not ${oneOf(author, exceptActorKinds)}`]),
    ...[line?.before, line?.after].flatMap((value) => (value === undefined ? [] : [mayHave(value)])),
    tags === undefined ? sql`tag <> ${sql.lit(beat)}` : oneOf(sql`tag`, tags),
    ...(pipelineId === undefined
      ? []
      : [
          sql`${pipelineId} in (fact ->> 'pipelineId', fact -> 'place' ->> 'pipelineId', fact -> 'from' ->> 'pipelineId', fact -> 'to' ->> 'pipelineId')`
        ]),
    ...(stagesBefore === undefined
      ? []
      : [sql`(${moved} and ${oneOf(sql`fact -> 'from' ->> 'stageId'`, stagesBefore)})`]),
    ...(stagesAfter === undefined
      ? []
      : [
          sql`((${moved} and ${oneOf(sql`fact -> 'to' ->> 'stageId'`, stagesAfter)})
            or (tag = 'DealCreated' and ${oneOf(sql`fact -> 'place' ->> 'stageId'`, stagesAfter)}))`
        ])
  ])
}

/**
 * Whether a fact may have a value somewhere: its longest word, its digits, or the id of what is called so. Letters that are not plain
 * stand for any, since databases differ in which of them are the same letter in another case.
 */
const mayHave = ({ ids, text }: ValueFilter): RawBuilder<unknown> => {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => isStorable(word))
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one), "")
  const digits = digitsOf(text)?.whole ?? ""
  const parts = [...new Set([longest, digits])].filter((part) => part !== "")
  const patterns = parts.map((part) => containing(part).replace(/[^ -~]/gu, "_"))
  const everything = longest === "" && text.trim() !== ""
  return everything
    ? sql`true`
    : sql`fact::text ilike any(${texts([...patterns, ...ids.filter((id) => isStorable(id)).map(containing)])}::text[])`
}

const and = (all: ReadonlyArray<RawBuilder<unknown>>): RawBuilder<unknown> =>
  all.length === 0 ? sql`true` : sql.join(all, sql` and `)
