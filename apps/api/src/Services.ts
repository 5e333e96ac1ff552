/** What do the handlers of requests rest on? The ports of the application and the news of commits. */
import type { Feed } from "@weir/application/live/Feed"
import type { Accounts } from "@weir/application/ports/Accounts"
import type { Catalogue } from "@weir/application/ports/Catalogue"
import type { Deals } from "@weir/application/ports/Deals"
import type { Directory } from "@weir/application/ports/Directory"
import type { EventLog } from "@weir/application/ports/EventLog"
import type { Housekeeping } from "@weir/application/ports/Housekeeping"
import type { Images, Pictures } from "@weir/application/ports/Images"
import type { Imports } from "@weir/application/ports/Imports"
import type { Journal } from "@weir/application/ports/Journal"
import type { Ledger } from "@weir/application/ports/Ledger"
import type { Outbox } from "@weir/application/ports/Outbox"
import type { Records } from "@weir/application/ports/Records"
import type { TableFiles } from "@weir/application/ports/TableFiles"
import type { Views } from "@weir/application/ports/Views"

export type Services =
  | Accounts
  | Catalogue
  | Deals
  | Directory
  | EventLog
  | Feed
  | Housekeeping
  | Images
  | Imports
  | Journal
  | Ledger
  | Outbox
  | Pictures
  | Records
  | TableFiles
  | Views

/** Those that readings and lists rest on: everything but what looks into files that are brought in. */
export type ReadingServices = Exclude<Services, TableFiles | Images | Pictures>
