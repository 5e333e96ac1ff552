/**
 * Where does everything live when there is no database? In memory, gone when the process ends.
 *
 * The reference for all other adapters: as plain as the ports allow. Nothing is ever awaited inside a write, so writes
 * happen one after the other and whole.
 */
import { Accounts } from "@weir/application/ports/Accounts"
import { Catalogue } from "@weir/application/ports/Catalogue"
import { Deals } from "@weir/application/ports/Deals"
import { Directory } from "@weir/application/ports/Directory"
import { EventLog } from "@weir/application/ports/EventLog"
import { Images } from "@weir/application/ports/Images"
import { Housekeeping } from "@weir/application/ports/Housekeeping"
import { Imports } from "@weir/application/ports/Imports"
import { Journal } from "@weir/application/ports/Journal"
import { Ledger } from "@weir/application/ports/Ledger"
import { Outbox } from "@weir/application/ports/Outbox"
import { Records } from "@weir/application/ports/Records"
import { Views } from "@weir/application/ports/Views"
import { Context, Effect, Layer } from "effect"
import { accounts } from "./AccountsMemory.ts"
import { catalogue } from "./CatalogueMemory.ts"
import { deals } from "./DealsMemory.ts"
import { directory } from "./DirectoryMemory.ts"
import { eventLog } from "./EventLogMemory.ts"
import { images } from "./ImagesMemory.ts"
import { imports } from "./ImportsMemory.ts"
import { journal } from "./JournalMemory.ts"
import { ledger } from "./LedgerMemory.ts"
import { housekeeping, outbox } from "./OutboxMemory.ts"
import { records } from "./RecordsMemory.ts"
import { emptyStore } from "./Shelf.ts"
import { views } from "./ViewsMemory.ts"

export type Ports =
  | Accounts
  | Catalogue
  | Deals
  | Directory
  | EventLog
  | Housekeeping
  | Images
  | Imports
  | Journal
  | Ledger
  | Outbox
  | Records
  | Views

/** Every port over one store that starts empty. Each building of the layer is a store of its own. */
export const layer: Layer.Layer<Ports> = Layer.effectContext(
  Effect.sync(() => {
    const store = emptyStore()
    return Context.make(Journal, journal(store)).pipe(
      Context.add(Accounts, accounts(store)),
      Context.add(Catalogue, catalogue(store)),
      Context.add(Deals, deals(store)),
      Context.add(Directory, directory(store)),
      Context.add(EventLog, eventLog(store)),
      Context.add(Housekeeping, housekeeping(store)),
      Context.add(Images, images(store)),
      Context.add(Imports, imports(store)),
      Context.add(Ledger, ledger(store)),
      Context.add(Outbox, outbox(store)),
      Context.add(Records, records(store)),
      Context.add(Views, views(store))
    )
  })
)
