// Is the PostgreSQL that tests get a real one, and does it come and go as promised?
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import pg from "pg"
import { assert, test } from "vitest"
import { startPostgres } from "./startPostgres.ts"

const ask = async (url: string, sql: string): Promise<ReadonlyArray<Record<string, unknown>>> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test("a server answers as PostgreSQL 18, keeps what it acknowledged through a crash, and is gone after stop", async () => {
  const server = await startPostgres()
  const [version] = await ask(server.url, "show server_version_num")
  assert.match(String(version?.["server_version_num"]), /^18/)
  const [fsync] = await ask(server.url, "show fsync")
  assert.strictEqual(fsync?.["fsync"], "on")
  await ask(server.url, "create table deal (name text); insert into deal values ('kept')")

  await server.kill()
  await server.restart()
  assert.deepStrictEqual(await ask(server.url, "select name from deal"), [{ name: "kept" }])

  const [place] = await ask(server.url, "show data_directory")
  await server.stop()
  await server.stop()
  assert.isFalse(existsSync(String(place?.["data_directory"])))
})

test("two servers live side by side and one may trade safety for speed", async () => {
  const [one, two] = await Promise.all([startPostgres(), startPostgres({ fsync: false })])
  assert.notStrictEqual(one.url, two.url)
  assert.deepStrictEqual(await ask(two.url, "show fsync"), [{ fsync: "off" }])
  await Promise.all([one.stop(), two.stop()])
})

test.skipIf(process.platform === "win32")("a server whose owner was killed does not outlive it", async () => {
  const kit = new URL("./startPostgres.ts", import.meta.url).href
  const owner = spawn(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `const { startPostgres } = await import(${JSON.stringify(kit)});
      const server = await startPostgres(); console.log(server.url); setInterval(() => {}, 1000)`
    ],
    { stdio: ["ignore", "pipe", "inherit"] }
  )
  const url = await new Promise<string>((resolve) =>
    owner.stdout.once("data", (chunk) => resolve(String(chunk).trim()))
  )
  const [place] = await ask(url, "show data_directory")
  const folder = String(place?.["data_directory"])
  assert.isTrue(existsSync(folder))
  owner.kill("SIGKILL")
  const deadline = Date.now() + 10_000
  while (existsSync(folder) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100))
  assert.isFalse(existsSync(folder))
})

test("a replica has what its server has, a moment later, takes nothing itself, and outlives it", async () => {
  const server = await startPostgres({ fsync: false })
  const replica = await server.replica()
  await ask(server.url, "create table deal (name text); insert into deal values ('followed')")
  const [place] = await ask(server.url, "select pg_current_wal_lsn()::text as at")
  const behind = `select pg_last_wal_replay_lsn() < '${String(place?.["at"])}' as behind`
  while ((await ask(replica.url, behind))[0]?.["behind"] === true)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.deepStrictEqual(await ask(replica.url, "select name from deal"), [{ name: "followed" }])
  const written = await ask(replica.url, "insert into deal values ('not here')").catch(String)
  assert.include(String(written), "read-only transaction")
  await server.stop()
  assert.deepStrictEqual(await ask(replica.url, "select name from deal"), [{ name: "followed" }])
  await replica.stop()
})
