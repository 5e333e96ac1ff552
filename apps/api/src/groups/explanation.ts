/** How is what lies behind a number told to people: stages, owners and actors by name, and why a deal is left out? */
import type { ExplainedEntry, Explanation } from "@weir/application/readings/explain"
import type { WorkspaceDirectory } from "@weir/application/ports/Directory"
import type { EntryLine, ExcludedDeal } from "@weir/contract/Readings"
import type { Deal } from "@weir/domain/deal/Deal"
import { DealId, type StageId, UserId } from "@weir/domain/identity/Id"
import type { Event } from "@weir/domain/log/Event"
import type { Figure } from "@weir/domain/metrics/Figure"
import { robot } from "@weir/domain/user/User"

/** Names of stages and people of a workspace. */
export const namesOf = ({ pipelines, users }: WorkspaceDirectory) => {
  const stages = new Map(pipelines.flatMap((p) => p.stages.map((s) => [s.id as string, s.name] as const)))
  const people = new Map([...users, robot].map((u) => [u.id as string, u.name] as const))
  return {
    stage: (id: StageId | null) => (id === null ? null : { id, name: stages.get(id) ?? id }),
    person: (id: UserId) => ({ id, name: people.get(id) ?? id })
  }
}
export type Names = ReturnType<typeof namesOf>

/** The stages an event took a deal from and to. */
export const stepOf = (
  event: Event | null
): { readonly from: StageId | null; readonly to: StageId | null } => {
  const fact = event?.fact
  switch (fact?._tag) {
    case "DealCreated":
    case "DealRestored":
      return { from: null, to: fact.place.stageId }
    case "DealMoved":
      return { from: fact.from.stageId, to: fact.to.stageId }
    case "DealDeleted":
      return { from: fact.place.stageId, to: null }
    default:
      return { from: null, to: null }
  }
}

const dealName = (deal: Deal | null, id: string) => ({
  id: DealId.make(id),
  title: deal?.title ?? id,
  deleted: deal?.deletedAt != null
})

export const entryLine = ({ adds, deal, entry, event, key }: ExplainedEntry, names: Names): EntryLine => {
  const { from, to } = stepOf(event)
  const owner = key["owner"] ?? deal?.ownerId
  const [money] = adds.money
  return {
    seq: entry.seq,
    at: entry.at,
    recordedAt: entry.recordedAt,
    what: event?.fact._tag ?? "",
    kind: entry.kind,
    deal: dealName(deal, entry.subject),
    from: names.stage(from),
    to: names.stage(to),
    owner: owner === undefined || owner === "" ? null : names.person(UserId.make(owner)),
    actor: event === null ? null : names.person(event.actor.userId),
    cause: event?.cause.kind ?? "",
    way: key["way"] ?? null,
    count: adds.deals,
    amount: money?.amount ?? null,
    currency: money?.currency ?? (key["currency"] || null),
    converted: adds.converted
  }
}

const reasons: Readonly<Record<string, string>> = {
  DealDeleted: "deleted",
  DealMoved: "moved on or taken up again",
  DealSourceChanged: "its source was corrected",
  DealOwnerChanged: "given to somebody else",
  DealBudgetChanged: "its budget was changed"
}

export const excludedDeal = (
  { change, deal }: Explanation["excluded"][number],
  names: Names
): ExcludedDeal => ({
  deal: dealName(deal, change.subject),
  reason: reasons[change.event?.fact._tag ?? ""] ?? "its entries cancel out",
  at: change.event?.occurredAt ?? null,
  by: change.event === null ? null : names.person(change.event.actor.userId)
})

/** Equal in deals, in every currency and in what has no budget or rate. */
export const sameFigure = (a: Figure, b: Figure): boolean =>
  a.deals === b.deals &&
  a.converted === b.converted &&
  a.unpriced === b.unpriced &&
  a.unbudgeted === b.unbudgeted &&
  JSON.stringify(a.money) === JSON.stringify(b.money)
