/** Every port over one database. */
import { Layer } from "effect"
import * as AccountsMikro from "./AccountsMikro.ts"
import * as BackupsMikro from "./BackupsMikro.ts"
import * as CatalogueMikro from "./CatalogueMikro.ts"
import * as DealsMikro from "./DealsMikro.ts"
import * as DirectoryMikro from "./DirectoryMikro.ts"
import * as EventLogMikro from "./EventLogMikro.ts"
import * as HousekeepingMikro from "./HousekeepingMikro.ts"
import * as ImagesMikro from "./ImagesMikro.ts"
import * as ImportsMikro from "./ImportsMikro.ts"
import * as JournalMikro from "./JournalMikro.ts"
import * as LedgerMikro from "./LedgerMikro.ts"
import * as MonthsMikro from "./MonthsMikro.ts"
import * as OutboxMikro from "./OutboxMikro.ts"
import * as RecordsMikro from "./RecordsMikro.ts"
import * as ViewsMikro from "./ViewsMikro.ts"

/** Needs a connection: `layerPglite` or `layerPostgres` of `connect.ts`. */
export const layer = Layer.mergeAll(
  JournalMikro.layer,
  DirectoryMikro.layer,
  DealsMikro.layer,
  CatalogueMikro.layer,
  EventLogMikro.layer,
  LedgerMikro.layer,
  OutboxMikro.layer,
  HousekeepingMikro.layer,
  RecordsMikro.layer,
  ViewsMikro.layer,
  ImagesMikro.layer,
  ImportsMikro.layer,
  AccountsMikro.layer,
  BackupsMikro.layer,
  MonthsMikro.layer
)
