// What do people ask for in a simulation? Deals are made, moved, won, lost and changed by several at once, often on old knowledge.
import { EntryId } from "@weir/domain/catalogue/Catalogue"
import { DealId, NoteId, type StageId, type UserId } from "@weir/domain/identity/Id"
import { Currency } from "@weir/domain/money/Currency"
import type { Pipeline } from "@weir/domain/pipeline/Pipeline"
import type { Chance } from "../frame/chance.ts"
import type { Request } from "./network.ts"

/** What everybody has heard of the deals. */
export type Heard = Map<DealId, { readonly version: number }>

const uuidFrom = (chance: Chance): string => {
  const hex = Buffer.from(chance.bytes()).toString("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** The next request of somebody. */
export const wish = (
  key: string,
  person: UserId,
  pipeline: Pipeline,
  heard: Heard,
  chance: Chance
): Request => {
  const known = [...heard.keys()]
  if (known.length < 3 || chance.happens(0.2)) {
    const dealId = DealId.make(uuidFrom(chance))
    return {
      key,
      command: {
        _tag: "CreateDeal",
        dealId,
        externalId: null,
        title: key,
        companyId: null,
        contactId: null,
        productId: null,
        fields: {},
        pipelineId: pipeline.id,
        stageId: chance.pick(pipeline.stages.filter(({ kind }) => kind !== "lost")).id,
        budget: chance.happens(0.8)
          ? { amount: chance.below(100_000), currency: Currency.make("EUR") }
          : null,
        ownerId: person,
        sourceId: null,
        lossReasonId: null
      }
    }
  }
  const dealId = chance.pick(known)
  const stageId = (kind: (kind: string) => boolean): StageId =>
    chance.pick(pipeline.stages.filter((stage) => kind(stage.kind))).id
  // Some name the version that they know, and are refused when it is old; for others it is decided again.
  const version = heard.get(dealId)?.version ?? 1
  const expected = chance.happens(0.5) ? { expectedVersion: version } : {}
  switch (chance.below(9)) {
    case 0:
    case 1:
    case 2:
      return {
        key,
        ...expected,
        command: {
          _tag: "MoveDeal",
          dealId,
          pipelineId: pipeline.id,
          stageId: stageId((kind) => kind !== "incoming"),
          lossReasonId: null
        }
      }
    case 3:
      return { key, ...expected, command: { _tag: "WinDeal", dealId } }
    case 4:
      return { key, ...expected, command: { _tag: "LoseDeal", dealId, stageId: null, lossReasonId: null } }
    case 5:
      return {
        key,
        ...expected,
        command: {
          _tag: "ChangeBudget",
          dealId,
          to: { amount: chance.below(100_000), currency: Currency.make("EUR") }
        }
      }
    case 6:
      return {
        key,
        ...expected,
        command: chance.happens(0.5) ? { _tag: "DeleteDeal", dealId } : { _tag: "RestoreDeal", dealId }
      }
    case 7:
      return {
        key,
        command: {
          _tag: "AddNote",
          noteId: NoteId.make(uuidFrom(chance)),
          sort: "common",
          authorId: person,
          text: key,
          bindings: [{ kind: "deal", id: dealId }]
        }
      }
    default:
      return {
        key,
        command: {
          _tag: "AddEntry",
          id: EntryId.make(uuidFrom(chance)),
          kind: "contact",
          name: `Contact ${chance.below(6)}`,
          category: null
        }
      }
  }
}
