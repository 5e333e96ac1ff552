/**
 * Where does a new embedded database come from? From a copy of one that was made before, tables and all.
 *
 * Making one anew takes several seconds. The copy is kept beside the installed packages, under a name that says which
 * version of PGlite and which migrations it was made with; where nothing can be kept it is made each time.
 */
import { createHash, randomUUID } from "node:crypto"
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { gunzip, gzip } from "node:zlib"
import { MikroORM, type PgliteConnection } from "@mikro-orm/pglite"
import { sql } from "kysely"
import { migrate, modelOptions } from "./migrate.ts"
import { migrations } from "./migrations/list.ts"

// What the log of changes no longer needs goes, instead of being kept for later: the folder is half as large.
const thrifty = "alter system set wal_recycle = off"

const shelfBesidePackages = join(import.meta.dirname, "../node_modules/.cache")

/** A database with every table and no row: the bytes of a tar file. */
export const freshCluster = async (shelf = shelfBesidePackages): Promise<Buffer<ArrayBuffer>> => {
  const place = join(shelf, `cluster-${await madeWith()}.tar.gz`)
  const kept = await unzippedFrom(place)
  if (kept !== undefined) return kept
  const made = await make()
  await keep(place, made)
  return made
}

const madeWith = async (): Promise<string> => {
  const pglite = createRequire(createRequire(import.meta.url).resolve("@mikro-orm/pglite")).resolve(
    "@electric-sql/pglite"
  )
  const manifest = await readFile(join(dirname(dirname(pglite)), "package.json"), "utf8")
  const { version } = JSON.parse(manifest) as { readonly version: string }
  const recipe = [version, thrifty, ...migrations.map((one) => `${one.name} ${one.class.toString()}`)].join(
    "\n"
  )
  return createHash("sha256").update(recipe).digest("hex").slice(0, 16)
}

// A copy that was damaged fails its checksum and is made again.
const unzippedFrom = (place: string): Promise<Buffer<ArrayBuffer> | undefined> =>
  readFile(place)
    .then((zipped) => promisify(gunzip)(zipped))
    .catch(() => undefined)

const make = async (): Promise<Buffer<ArrayBuffer>> => {
  const orm = await MikroORM.init({ ...modelOptions, dbName: "memory://" })
  try {
    await migrate(orm, "pglite")
    const connection = orm.em.getConnection() as PgliteConnection
    await sql.raw(thrifty).execute(connection.getClient())
    await sql`checkpoint`.execute(connection.getClient())
    const tar = await (await connection.getNativeClient()).dumpDataDir("none")
    return Buffer.from(await tar.arrayBuffer())
  } finally {
    await orm.close(true)
  }
}

const keep = async (place: string, tar: Buffer): Promise<void> => {
  const draft = `${place}.${randomUUID()}`
  try {
    await mkdir(dirname(place), { recursive: true })
    await writeFile(draft, await promisify(gzip)(tar, { level: 5 }))
    await rename(draft, place)
  } catch {
    // Nothing can be kept there: it is made anew next time.
    await rm(draft, { force: true }).catch(() => undefined)
  }
}
