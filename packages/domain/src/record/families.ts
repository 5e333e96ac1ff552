/** Which families of records are there? Everything that treats records alike goes through this list. */
import { activities } from "../activity/ActivityFamily.ts"
import { calls } from "../call/CallFamily.ts"
import { clients } from "../client/ClientFamily.ts"
import { dashboards } from "../dashboard/DashboardFamily.ts"
import { files } from "../file/FileFamily.ts"
import { goals } from "../goal/GoalFamily.ts"
import { notes } from "../note/NoteFamily.ts"
import { presences } from "../presence/PresenceFamily.ts"
import { talks } from "../talk/TalkFamily.ts"
import { teams } from "../team/TeamFamily.ts"
import type { Family, Recorded } from "./Family.ts"

/** All families by the kind of their records. */
export const families = {
  activity: activities,
  call: calls,
  client: clients,
  dashboard: dashboards,
  file: files,
  goal: goals,
  note: notes,
  presence: presences,
  talk: talks,
  team: teams
} as const

type Families = typeof families

/** A kind of record that has a family. */
export type RecordKind = keyof Families

/** All kinds of records that have a family. */
export const recordKinds = Object.keys(families) as ReadonlyArray<RecordKind>

/** A record of one kind, or of any. */
export type StateOf<Kind extends RecordKind = RecordKind> = Families[Kind]["State"]["Type"]

/** A command about a record of one kind, or of any. */
export type CommandOf<Kind extends RecordKind = RecordKind> = Families[Kind]["Command"]["Type"]

/** A fact about a record of one kind, or of any. */
export type FactOf<Kind extends RecordKind = RecordKind> = Families[Kind]["Fact"]["Type"]

/** A family whose types are told apart by name only, for what treats all records alike. */
export type AnyFamily = Family<RecordKind, FactOf, CommandOf, StateOf & Recorded, { readonly _tag: string }>

/** The family of a kind. */
export const familyOf = (kind: RecordKind): AnyFamily => families[kind] as unknown as AnyFamily

const byFact = new Map(
  recordKinds.flatMap((kind) => Object.keys(families[kind].Fact.cases).map((tag) => [tag, kind] as const))
)
const byCommand = new Map(
  recordKinds.flatMap((kind) => Object.keys(families[kind].Command.cases).map((tag) => [tag, kind] as const))
)

/** The family of a fact, or null when it is about something else: a deal, a person, a pipeline... */
export const familyOfFact = (tag: string): AnyFamily | null => {
  const kind = byFact.get(tag)
  return kind === undefined ? null : familyOf(kind)
}

/** The family of a command, or null when it is about something else. */
export const familyOfCommand = (tag: string): AnyFamily | null => {
  const kind = byCommand.get(tag)
  return kind === undefined ? null : familyOf(kind)
}
