/** Which adapters keep what? The one place that names them. */
import * as Csv from "@weir/csv/CsvTableFiles"
import * as Feed from "@weir/application/live/Feed"
import * as HeldLedger from "@weir/application/readings/held/HeldLedger"
import * as Mikro from "@weir/mikro-orm/MikroOrm"
import * as Pictures from "@weir/images/SharpPictures"
import * as Connect from "@weir/mikro-orm/connect"
import type { Orm } from "@weir/mikro-orm/Orm"
import { Layer } from "effect"

/** Where the data lies. */
export type Storage =
  | {
      readonly kind: "folder"
      readonly path: string
      /** Another data folder; where there is no database yet, a copy of the one in there is the first. */
      readonly begins?: string
    }
  | { readonly kind: "server"; readonly url: string; readonly replicas?: ReadonlyArray<string> }

/** Why there is nowhere to keep anything; the message says what to do. */
export type CannotStore =
  | Connect.DataFolderInUse
  | Connect.DataFolderUnusable
  | Connect.DatabaseOfLaterVersion
  | Connect.DatabaseTooOld
  | Connect.DatabaseUnreachable

/** Everything the application asks for, over an embedded database in a folder, or a PostgreSQL server. */
export const services = (storage: Storage) => {
  const connection: Layer.Layer<Orm, CannotStore> =
    storage.kind === "folder"
      ? Connect.layerPglite({
          dataDir: storage.path,
          ...(storage.begins === undefined ? {} : { begins: storage.begins })
        })
      : Connect.layerPostgres(storage)
  return servicesOver(connection)
}

/** The same over a connection that is given. */
export const servicesOver = <E>(connection: Layer.Layer<Orm, E>) => {
  const stored = Mikro.layer.pipe(Layer.provide(connection))
  return Layer.mergeAll(
    HeldLedger.layer.pipe(Layer.provideMerge(stored)),
    Csv.layer,
    Pictures.layer,
    Feed.layer
  )
}
