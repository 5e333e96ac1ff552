/** How is a planned chunk written? Its facts, its rows' outcomes and the job's progress are one commit. */
import { type EntryKind, CatalogueFact, evolve as evolveEntry } from "@weir/domain/catalogue/Catalogue"
import { UserId } from "@weir/domain/identity/Id"
import type { ImportCounts, ImportJob, ImportRow } from "@weir/domain/import/ImportJob"
import type { RowPlan } from "@weir/domain/import/RowPlan"
import type { Fact } from "@weir/domain/log/Event"
import type { Instant } from "@weir/domain/time/Instant"
import { evolve as evolveUser, UserFact } from "@weir/domain/user/User"
import { Effect } from "effect"
import type { Expected } from "../ports/Journal.ts"
import { present } from "../present.ts"
import { type Recording, record } from "../record.ts"
import type { Who } from "../Who.ts"
import type { ChunkPlan } from "./planChunk.ts"

/** Together or not at all. Gives the job as it is then. */
export const writeChunk = Effect.fnUntraced(function* (
  who: Who,
  job: ImportJob,
  plan: ChunkPlan,
  importedAt: Instant
) {
  const users = plan.names
    .filter(({ kind }) => kind === "owner")
    .map(({ id, name }) =>
      UserFact.cases.UserAdded.make({ userId: UserId.make(id), name, email: null, role: "manager" })
    )
  const entries = plan.names.flatMap(({ id, kind, name }) =>
    kind === "owner"
      ? []
      : [
          CatalogueFact.cases.EntryAdded.make({
            id,
            kind: kind satisfies EntryKind,
            name,
            category: kind === "source" ? "import" : null
          })
        ]
  )
  const made: ReadonlyArray<Fact> = [...plan.pipelineFacts, ...users, ...entries]
  const outcomes = plan.plans.map(outcomeOf)
  const counts = outcomes.reduce((sum, { outcome }) => ({ ...sum, [outcome]: sum[outcome] + 1 }), job.counts)
  return yield* commitJob(
    who,
    job,
    { counts, done: job.done + outcomes.length },
    {
      facts: [...made.map((fact) => ({ fact, at: importedAt })), ...plan.plans.flatMap(({ facts }) => facts)],
      expected: [
        ...plan.pipelines.map(({ after, before }): Expected => ({
          kind: "pipeline",
          id: after.id,
          version: before?.version ?? 0
        })),
        ...plan.deals.map(({ after, version }): Expected => ({ kind: "deal", id: after.id, version }))
      ],
      directory: plan.directory,
      changes: {
        pipelines: plan.pipelines.map(({ after }) => after),
        users: users.map((fact) => evolveUser(null, fact)),
        catalogue: entries.map((fact) => evolveEntry(null, fact)),
        deals: plan.deals.map(({ after }) => after),
        importRows: { importId: job.id, rows: outcomes }
      }
    }
  )
})

/** A change of a job, and what is recorded with it. */
export const commitJob = Effect.fnUntraced(function* (
  who: Who,
  job: ImportJob,
  change: Partial<ImportJob>,
  { changes, expected, ...recording }: Pick<Recording, "facts" | "expected" | "changes" | "directory">
) {
  const next: ImportJob = { ...job, ...change, changedAt: yield* present, version: job.version + 1 }
  yield* record(who, {
    ...recording,
    expected: [{ kind: "import", id: job.id, version: job.version }, ...expected],
    changes: { ...changes, importJob: next },
    cause: { kind: "import", importId: job.id }
  })
  return next
})

const counted = {
  create: "created",
  update: "updated",
  skip: "skipped",
  conflict: "failed",
  error: "failed"
} as const satisfies Record<RowPlan["outcome"], keyof ImportCounts>

const outcomeOf = ({ dealId, outcome, reason, row }: RowPlan): ImportRow => ({
  row,
  outcome: counted[outcome],
  reason: outcome === "conflict" ? `conflict: ${reason}` : reason,
  subject: dealId
})
