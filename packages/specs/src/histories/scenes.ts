/** What goes on in the first days of a history, before chance has its say? Short scenes, each of which a history has or has not. */
import { ActivityCommand } from "@weir/domain/activity/ActivityCommand"
import { CallCommand } from "@weir/domain/call/CallCommand"
import { DealCommand, MergeCommand } from "@weir/domain/deal/DealCommand"
import { FileCommand } from "@weir/domain/file/File"
import {
  ActivityId,
  CallId,
  CompanyId,
  ContactId,
  DealId,
  FileId,
  LossReasonId,
  NoteId,
  PipelineId,
  ROBOT,
  SourceId,
  StageId,
  UserId
} from "@weir/domain/identity/Id"
import * as Currency from "@weir/domain/money/Currency"
import { NoteCommand } from "@weir/domain/note/Note"
import { PipelineCommand } from "@weir/domain/pipeline/PipelineDecision"
import type { Binding } from "@weir/domain/record/Binding"
import * as Instant from "@weir/domain/time/Instant"
import * as LocalDate from "@weir/domain/time/LocalDate"
import type { Act, Command } from "@weir/domain/workbook/Act"
import { id } from "@weir/domain/workbook/ids"
import * as fc from "fast-check"

/** What is done, so many days after the opening, and when it is told, if not at once. */
type Step = readonly [days: number, command: Command, told?: number]
export type Scene = (date: LocalDate.LocalDate) => ReadonlyArray<Step>

const { cases } = DealCommand
// Numbers that chance never comes to: it counts on from what there is.
const deal = (n: number) => DealId.make(id("deal", 900 + n))
const user = (n: number) => UserId.make(id("user", n))
const stage = (n: number) => StageId.make(id("stage", n))
const pipelineOf = (n: number) => PipelineId.make(id("pipeline", n < 7 ? 0 : 1))
const money = (amount: number, code = "EUR") => ({ amount, currency: Currency.make(code) })
const reason = LossReasonId.make(id("entry", 2))

const created = (
  n: number,
  at: number,
  owner: UserId,
  budget: ReturnType<typeof money> | null,
  client: "contact" | "company" | null = "contact"
): Command =>
  cases.CreateDeal.make({
    dealId: deal(n),
    externalId: null,
    title: `Scene ${n}`,
    contactId: client === "contact" ? ContactId.make(id("entry", n % 2 === 0 ? 5 : 7)) : null,
    companyId: client === "company" ? CompanyId.make(id("entry", 8)) : null,
    productId: null,
    fields: {},
    pipelineId: pipelineOf(at),
    stageId: stage(at),
    budget,
    ownerId: owner,
    sourceId: SourceId.make(id("entry", n % 2)),
    lossReasonId: at === 5 || at === 6 || at === 10 ? reason : null
  })

const moved = (n: number, to: number): Command =>
  cases.MoveDeal.make({
    dealId: deal(n),
    pipelineId: pipelineOf(to),
    stageId: stage(to),
    lossReasonId: to === 5 || to === 6 || to === 10 ? reason : null
  })

/** The client calls about a deal, or is called. */
const called = (n: number, by: number, direction: "in" | "out" = "in"): Command =>
  CallCommand.cases.RecordCall.make({
    callId: CallId.make(id("call", 900 + n)),
    provider: "sip",
    externalId: `scene-${n}`,
    direction,
    outcome: "answered",
    startedAt: Instant.MIN,
    durationMs: 30_000,
    userId: user(by),
    phone: null,
    bindings: [{ kind: "deal", id: deal(n) }]
  })

const planned = (n: number, to: LocalDate.LocalDate): Command => cases.PlanClose.make({ dealId: deal(n), to })

/** An enquiry is taken on, planned and won, step by step; another of the same kind is won later. */
const won: Scene = (date) => [
  [0.1, created(0, 0, ROBOT, money(150_000))],
  [0.5, cases.ChangeOwner.make({ dealId: deal(0), to: user(0) })],
  [0.6, moved(0, 1)],
  [0.7, planned(0, LocalDate.addDays(date, 12))],
  [1.5, moved(0, 2)],
  [2, called(0, 0)],
  [2.5, moved(0, 3)],
  [3, cases.WinDeal.make({ dealId: deal(0) })],
  [1, created(1, 1, user(1), money(99_900, "USD"))],
  [6, moved(1, 3)],
  [9, called(1, 2, "out")],
  [11, cases.WinDeal.make({ dealId: deal(1) })]
]

/** Enquiries are turned down, left waiting, and taken on late. */
const enquiries: Scene = (date) => [
  [0.2, created(2, 0, user(0), money(20_000))],
  [1.5, cases.LoseDeal.make({ dealId: deal(2), stageId: null, lossReasonId: reason })],
  [0.3, created(3, 0, user(2), null)],
  [9, cases.LoseDeal.make({ dealId: deal(3), stageId: stage(6), lossReasonId: reason })],
  [1.1, created(4, 0, user(2), money(5_000))],
  [1.2, planned(4, date)],
  [9.8, moved(4, 2)],
  [2, created(5, 0, ROBOT, null)]
]

/** A deal is lost and opened again, its worth goes up and down, and so does the month it is expected in. */
const reopened: Scene = (date) => [
  [0.3, created(6, 1, user(0), money(100_001, "USD"))],
  [0.4, planned(6, date)],
  [3, moved(6, 2)],
  [5, cases.LoseDeal.make({ dealId: deal(6), stageId: null, lossReasonId: reason })],
  [9, cases.ReopenDeal.make({ dealId: deal(6), stageId: stage(2) })],
  [9.5, cases.ChangeBudget.make({ dealId: deal(6), to: money(120_000, "USD") })],
  [0.8, created(7, 2, user(1), money(77_000))],
  [0.9, planned(7, LocalDate.addDays(date, 2))],
  [8, cases.ChangeBudget.make({ dealId: deal(7), to: money(55_000) })],
  [11, planned(7, LocalDate.addMonths(date, 5))],
  [12, cases.LoseDeal.make({ dealId: deal(7), stageId: null, lossReasonId: reason })]
]

/** Deals go from one pipeline to the other, both ways; one is won there and one lost. */
const across: Scene = (date) => [
  [0.4, created(8, 1, user(1), money(40_000), "company")],
  [0.5, planned(8, date)],
  [7, moved(8, 10)],
  [7.5, called(8, 1)],
  [0.9, created(18, 8, user(0), money(45_000), "company")],
  [1, planned(18, LocalDate.addMonths(date, 5))],
  [8.9, planned(18, date)],
  [9.2, moved(18, 5)],
  [0.6, created(9, 7, user(2), money(60_000), "company")],
  [0.7, planned(9, date)],
  [6, moved(9, 2)],
  [8, moved(9, 3)],
  [11, cases.WinDeal.make({ dealId: deal(9) })]
]

/** What was lost from the first, what is deleted, and what turns out to be the same deal. */
const gone: Scene = (date) => [
  [0.4, created(10, 5, user(0), money(33_000))],
  [8.5, created(11, 6, user(2), null)],
  [0.5, created(12, 2, user(0), money(10_000))],
  [0.6, planned(12, date)],
  [8, cases.DeleteDeal.make({ dealId: deal(12) })],
  [1, created(13, 1, user(0), money(12_000))],
  [8, created(14, 1, user(1), money(13_000))],
  [1.1, planned(13, LocalDate.addMonths(date, 5))],
  [8.6, planned(13, date)],
  [12.5, MergeCommand.cases.MergeDeals.make({ dealId: deal(14), loserId: deal(13) })],
  [8.8, created(17, 2, user(0), money(14_000))],
  [11.2, cases.LoseDeal.make({ dealId: deal(17), stageId: null, lossReasonId: reason })]
]

/** A stage is added and given up again, with a deal in it; and a deal is told of that has been there for days. */
const rebuilt: Scene = (date) => [
  [
    0.1,
    PipelineCommand.cases.AddStage.make({
      pipelineId: pipelineOf(0),
      stage: { id: stage(900), name: "Trial", kind: "open", color: "#128a7d" }
    })
  ],
  [0.2, created(15, 1, user(0), money(21_000))],
  [
    2,
    cases.MoveDeal.make({
      dealId: deal(15),
      pipelineId: pipelineOf(0),
      stageId: stage(900),
      lossReasonId: null
    })
  ],
  [
    8,
    PipelineCommand.cases.ArchiveStage.make({
      pipelineId: pipelineOf(0),
      stageId: stage(900),
      heirId: stage(2)
    })
  ],
  [1.4, created(16, 2, user(1), money(31_000)), 10],
  [1.5, planned(16, date), 10.1]
]

/** Notes are taken and files come, to what they hang on. */
const written: Scene = (date) => {
  const bindings = (n: number): ReadonlyArray<Binding> => [{ kind: "contact", id: id("entry", n) }]
  const note = (n: number, by: number): Command =>
    NoteCommand.cases.AddNote.make({
      noteId: NoteId.make(id("note", 900 + n)),
      sort: "common",
      authorId: user(by),
      text: `Scene ${n}`,
      bindings: [...bindings(n % 2 === 0 ? 5 : 7)]
    })
  const file = (n: number, by: number, origin: "note" | "task" | "chat", originId: string): Command =>
    FileCommand.cases.AddFile.make({
      fileId: FileId.make(id("file", 900 + n)),
      name: `scene-${n}.pdf`,
      mediaType: "application/pdf",
      bytes: 1000 + n,
      origin,
      originId,
      uploaderId: user(by),
      bindings: [...bindings(5)]
    })
  // Still to be done when the story goes on.
  const task: Command = ActivityCommand.cases.AddActivity.make({
    activityId: ActivityId.make(id("activity", 900)),
    type: { of: "task", typeId: null },
    direction: "none",
    text: "Scene",
    due: { date: LocalDate.addDays(date, 12) },
    ownerId: user(0),
    bindings: [...bindings(5)]
  })
  return [
    [0.1, note(0, 0)],
    [0.2, file(0, 1, "note", id("note", 900))],
    [0.3, file(1, 2, "task", id("activity", 1))],
    [0.4, file(2, 1, "chat", id("talk", 3))],
    [8, task],
    [9, note(1, 1)],
    [10, file(3, 0, "note", id("note", 901))],
    [
      11,
      ActivityCommand.cases.CompleteActivity.make({
        activityId: ActivityId.make(id("activity", 6)),
        by: user(1),
        result: null
      })
    ]
  ]
}

const all: ReadonlyArray<Scene> = [won, enquiries, reopened, across, gone, rebuilt, written]

/** Most of the scenes; shrinks to none. */
export const someScenes: fc.Arbitrary<ReadonlyArray<Scene>> = fc
  .tuple(...all.map((scene) => fc.option(fc.constant(scene), { freq: 9 })))
  .map((scenes) => scenes.filter((scene) => scene !== null))

/** What is done in some scenes, each step when it happens. */
export const played = (scenes: ReadonlyArray<Scene>, opening: Instant.Instant): ReadonlyArray<Act> => {
  const date = LocalDate.make(Instant.toIso(opening).slice(0, 10))
  return scenes
    .flatMap((scene) => scene(date))
    .toSorted(([a, , b = a], [c, , d = c]) => b - d)
    .map(([days, command, told = days]) => {
      const after = (count: number) => Instant.make(opening + Math.round(count * 86_400_000))
      const at = after(days)
      return {
        command: command._tag === "RecordCall" ? { ...command, startedAt: at } : command,
        at,
        recordedAt: after(told),
        cause: { kind: command._tag === "ArchiveStage" ? "admin" : "user" },
        actor: { kind: "user", userId: user(0) }
      }
    })
}
