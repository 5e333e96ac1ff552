/** Which command on pipelines, people, lists, rates or imports does an intent mean? Null when it is about a deal. */
import { CatalogueCommand } from "@weir/domain/catalogue/Catalogue"
import { ImportFact } from "@weir/domain/log/Event"
import type { State } from "@weir/domain/log/replay"
import * as Currency from "@weir/domain/money/Currency"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import { UserCommand } from "@weir/domain/user/User"
import type { Command } from "@weir/domain/workbook/Act"
import { fresh, theImport } from "./ids.ts"
import type { Intent, Pick } from "./intents.ts"

export const adminCommand = (
  state: State,
  { wish }: Intent,
  pick: Pick,
  now: Instant.Instant
): Command | null => {
  const pipeline = pick(0, [...state.pipelines.values()])
  const user = pick(0, [...state.users.values()])
  const entry = pick(0, [...state.catalogue.values()])
  if (pipeline === undefined || user === undefined || entry === undefined) return null
  const stages = [...state.pipelines.values()].reduce((n, p) => n + p.stages.length, 0)
  const pipelineId = pipeline.id
  switch (wish) {
    case "archiveStage": {
      const stage = pick(
        1,
        pipeline.stages.filter((s) => s.kind === "open" || s.kind === "lost")
      )
      const heir = pick(
        2,
        pipeline.stages.filter((s) => s.kind === stage?.kind && s.id !== stage.id)
      )
      if (stage === undefined || heir === undefined) return null
      return PipelineCommand.cases.ArchiveStage.make({ pipelineId, stageId: stage.id, heirId: heir.id })
    }
    case "addStage": {
      const stage = {
        id: fresh.stage(stages),
        name: `Stage ${stages}`,
        kind: pick(1, ["open", "lost"] as const) ?? "open",
        color: "#128a7d"
      }
      return PipelineCommand.cases.AddStage.make({ pipelineId, stage })
    }
    case "renameStage": {
      const stage = pick(1, pipeline.stages)
      return stage === undefined
        ? null
        : PipelineCommand.cases.RenameStage.make({ pipelineId, stageId: stage.id, to: `Stufe ${now}` })
    }
    case "setProbability": {
      const stage = pick(1, pipeline.stages)
      return stage === undefined
        ? null
        : PipelineCommand.cases.SetStageProbability.make({
            pipelineId,
            stageId: stage.id,
            to: pick(2, [null, 0, 33, 75, 100]) ?? null
          })
    }
    case "reorderStages": {
      // Two neighbours change places; refused when they are of different kinds.
      const at =
        pick(
          1,
          pipeline.stages.slice(1).map((_, i) => i)
        ) ?? 0
      const order = pipeline.stages.map((s) => s.id)
      const swapped = [...order.slice(0, at), ...order.slice(at, at + 2).reverse(), ...order.slice(at + 2)]
      return PipelineCommand.cases.ReorderStages.make({ pipelineId, order: swapped })
    }
    case "addPipeline":
      return PipelineCommand.cases.AddPipeline.make({
        pipelineId: fresh.pipeline(state.pipelines.size),
        name: `Pipeline ${state.pipelines.size}`,
        lossReasonRequired: false,
        stages: (["open", "won", "lost"] as const).map((kind, i) => ({
          id: fresh.stage(stages + i),
          name: kind,
          kind,
          color: "#b0304d"
        }))
      })
    case "renamePipeline":
      return PipelineCommand.cases.RenamePipeline.make({ pipelineId, to: `Verkauf ${now}` })
    case "addEntry": {
      const kind = pick(1, ["source", "lossReason", "company", "contact", "product"] as const) ?? "source"
      const number = state.catalogue.size
      return CatalogueCommand.cases.AddEntry.make({
        id: fresh.entry(number),
        kind,
        name: pick(2, [`Entry ${number}`, "Web"]) ?? "Web",
        category: null
      })
    }
    case "renameEntry":
      return CatalogueCommand.cases.RenameEntry.make({
        id: entry.id,
        kind: entry.kind,
        to: pick(1, [`Eintrag ${now}`, entry.name.toUpperCase()]) ?? "x"
      })
    case "archiveEntry":
      return CatalogueCommand.cases.ArchiveEntry.make({ id: entry.id, kind: entry.kind })
    case "addUser":
      return UserCommand.cases.AddUser.make({
        userId: fresh.user(state.users.size),
        name: `Person ${state.users.size}`,
        email: null,
        role: "manager"
      })
    case "changeRole":
      return UserCommand.cases.ChangeRole.make({
        userId: user.id,
        to: pick(1, ["admin", "manager"] as const) ?? "admin"
      })
    case "disableUser":
      return UserCommand.cases.DisableUser.make({ userId: user.id })
    case "enableUser":
      return UserCommand.cases.EnableUser.make({
        userId: (
          pick(
            0,
            [...state.users.values()].filter((u) => u.disabled)
          ) ?? user
        ).id
      })
    case "setRate": {
      const validFrom = LocalDate.make(Instant.toIso(now).slice(0, 10))
      const currency = Currency.make(pick(1, ["USD", "JPY", "EUR"]) ?? "USD")
      return {
        _tag: "SetRate",
        rate: { currency, validFrom, rate: pick(2, ["0.9", "1.25", "0.006125"]) ?? "1" }
      }
    }
    case "startImport":
      return {
        _tag: "NoteImport",
        fact: ImportFact.cases.ImportStarted.make({ importId: theImport, fileName: "deals.csv", rows: null })
      }
    case "finishImport":
      return {
        _tag: "NoteImport",
        fact: ImportFact.cases.ImportFinished.make({
          importId: theImport,
          created: 1,
          updated: 2,
          skipped: 3,
          failed: 4
        })
      }
    case "undoImport":
      return {
        _tag: "NoteImport",
        fact: ImportFact.cases.ImportUndone.make({ importId: theImport, taken: 1, blocked: 0, note: null })
      }
    default:
      return null
  }
}
