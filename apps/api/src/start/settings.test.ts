// Is a setting that cannot be told what it must be?
import { Result } from "effect"
import { assert, describe, test } from "vitest"
import { settingsOf } from "./settings.ts"

const settled = (args: ReadonlyArray<string>, env: Record<string, string>) =>
  Result.getOrThrow(settingsOf(args, env))
const refused = (args: ReadonlyArray<string>, env: Record<string, string>) =>
  Result.getOrThrow(Result.flip(settingsOf(args, env)))

describe("settings", () => {
  test("have answers for everything that is left out", () => {
    const { help, ...rest } = settled([], {})
    assert.isFalse(help)
    assert.deepStrictEqual(rest, {
      empty: false,
      host: "127.0.0.1",
      port: 4600,
      seed: 1,
      demoShelf: null,
      storage: { kind: "folder", path: ".weir" },
      publicUrl: null,
      watch: settled([], {}).watch
    })
  })

  test("take an address of a server before a folder, and empty ones as left out", () => {
    const server = settled(["--empty"], { DATABASE_URL: "postgres://u:p@h/n", WEIR_DATA: "x", PORT: "0" })
    assert.deepStrictEqual(
      [server.empty, server.port, server.storage],
      [true, 0, { kind: "server", url: "postgres://u:p@h/n" }]
    )
    const replicas = ["postgres://u:p@r1/n", "postgres://u:p@r2/n"]
    const followed = { DATABASE_URL: "postgres://u:p@h/n", DATABASE_REPLICA_URLS: ` ${replicas.join(" ")}` }
    assert.deepStrictEqual(settled([], followed).storage, {
      kind: "server",
      url: "postgres://u:p@h/n",
      replicas
    })
    assert.deepStrictEqual(settled([], { DATABASE_URL: "", WEIR_DATA: "", PORT: "" }).storage, {
      kind: "folder",
      path: ".weir"
    })
  })

  test.for([
    [[], { PORT: "65536" }, "PORT must be"],
    [[], { PORT: "http" }, "PORT must be"],
    [[], { WEIR_DEMO_SEED: "-1" }, "WEIR_DEMO_SEED must be"],
    [[], { WEIR_URL: "nonsense" }, "WEIR_URL must be"],
    [["--emty"], {}, "npm start -- --empty"],
    [["data"], {}, "npm start"]
  ] as ReadonlyArray<readonly [ReadonlyArray<string>, Record<string, string>, string]>)(
    "%j %j is refused in words",
    ([args, env, words]) => {
      assert.include(refused(args, env), words)
    }
  )
})
