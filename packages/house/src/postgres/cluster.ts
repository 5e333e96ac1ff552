// How is a PostgreSQL cluster made in a folder, and how is a server started on it?
import { spawn, type ChildProcess } from "node:child_process"
import { chown, cp, lchown, readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { PostgresBinaries } from "./postgresBinaries.ts"
import type { ServerUser } from "./serverUser.ts"

export interface PostgresOptions {
  /** `false` skips fsync: faster, and a power cut (never a crash of ours) could lose data. Default `true`. */
  readonly fsync?: boolean
  /** Settings for postgresql.conf, such as `{ max_connections: "20" }`. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Makes an empty cluster in `data`, a folder inside `folder`; the user is `postgres` with this password. */
export const initialise = async (
  binaries: PostgresBinaries,
  user: ServerUser | undefined,
  folder: string,
  data: string,
  password: string
) => {
  const secret = join(folder, "password")
  await writeFile(secret, password, { mode: 0o600 })
  if (user !== undefined) for (const path of [folder, secret]) await chown(path, user.uid, user.gid)
  const made = spawn(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${secret}`,
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=icu",
      "--icu-locale=en-US",
      "--no-sync",
      "--no-instructions"
    ],
    { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] }
  )
  let output = ""
  made.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise((resolve, reject) => {
    made.on("error", reject)
    made.on("close", resolve)
  })
  if (code !== 0) throw new Error(`initdb ended with ${String(code)}: ${output}`)
}

/** Copies the cluster of a server that was shut down, as one that follows the server once that is up again. */
export const copyAsReplica = async (user: ServerUser | undefined, data: string, folder: string) => {
  const copy = join(folder, "data")
  await cp(data, copy, { recursive: true, verbatimSymlinks: true })
  await writeFile(join(copy, "standby.signal"), "")
  if (user === undefined) return copy
  for (const path of [
    folder,
    copy,
    ...(await readdir(copy, { recursive: true })).map((one) => join(copy, one))
  ])
    await lchown(path, user.uid, user.gid)
  return copy
}

/** Starts the server and waits until it takes connections; rejects with what it said if it ends instead. */
export const launch = (
  binaries: PostgresBinaries,
  user: ServerUser | undefined,
  data: string,
  port: number,
  options: PostgresOptions
) =>
  new Promise<ChildProcess>((resolve, reject) => {
    const settings = {
      listen_addresses: "127.0.0.1",
      port: String(port),
      unix_socket_directories: "",
      shared_buffers: "64MB",
      fsync: options.fsync === false ? "off" : "on",
      full_page_writes: options.fsync === false ? "off" : "on",
      ...options.settings
    }
    const server = spawn(
      binaries.postgres,
      ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { ...user, cwd: data, stdio: ["ignore", "ignore", "pipe"] }
    )
    let output = ""
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
      if (!/database system is ready to accept (read-only )?connections/.test(output)) return
      server.stderr.off("data", listen)
      server.stderr.resume()
      resolve(server)
    }
    server.stderr.on("data", listen)
    server.on("error", reject)
    server.on("exit", (code) => reject(new Error(`PostgreSQL ended with ${String(code)}: ${output}`)))
  })
