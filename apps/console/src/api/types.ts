// What do the answers of the API look like on the wire? The contract's own shapes, as types only.
import type { KeptPicture, MyDashboard } from "@weir/contract/Dashboards"
import type { DealList, DealView } from "@weir/contract/Deals"
import type { DryRun, ImportList, ImportRows, ImportView, Undone, Upload } from "@weir/contract/Imports"
import type { Explanation, Newest } from "@weir/contract/Explanation"
import type { Change, Dashboard, Definition, Differs, Reading } from "@weir/contract/Readings"
import type { Event } from "@weir/domain/log/Event"
import type { Goal } from "@weir/domain/goal/Goal"
import type { Team } from "@weir/domain/team/Team"
import type { Session } from "@weir/contract/Session"
import type { SetupPlan } from "@weir/contract/Setup"
import type { MyViews } from "@weir/contract/Views"
import type { Workspace } from "@weir/contract/Workspace"

type Wire<Codec extends { readonly Encoded: unknown }> = Codec["Encoded"]

export type SessionFacts = Wire<typeof Session>
export type SetupFacts = Wire<typeof SetupPlan>
export type WorkspaceFacts = Wire<typeof Workspace>
export type PersonFacts = WorkspaceFacts["users"][number]
export type PipelineFacts = WorkspaceFacts["pipelines"][number]
export type StageFacts = PipelineFacts["stages"][number]
export type NamedFacts = WorkspaceFacts["sources"][number]
export type DashboardWire = Wire<typeof Dashboard>
export type DiffersWire = Wire<typeof Differs>
export type ExplanationWire = Wire<typeof Explanation>
export type NewestWire = Wire<typeof Newest>
export type ChangeWire = Wire<typeof Change>
export type ReadingWire = Wire<typeof Reading>
export type DealFacts = Wire<typeof DealView>
export type DealPage = Wire<typeof DealList>
export type ImportFacts = Wire<typeof ImportView>
export type ImportPage = Wire<typeof ImportList>
export type ImportRowsPage = Wire<typeof ImportRows>
export type UploadFacts = Wire<typeof Upload>
export type MyDashboardFacts = Wire<typeof MyDashboard>
export type PictureFacts = Wire<typeof KeptPicture>
export type MyViewsFacts = Wire<typeof MyViews>
export type SavedViewFacts = MyViewsFacts["items"][number]
export type DefinitionFacts = Wire<typeof Definition>
export type UndoneFacts = Wire<typeof Undone>
export type DryRunFacts = Wire<typeof DryRun>
export type GoalFacts = Wire<typeof Goal>
export type TeamFacts = Wire<typeof Team>
/** An event as the history of one record lists it. */
export type EventFacts = Wire<typeof Event>
