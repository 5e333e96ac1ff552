import { readFileSync } from "node:fs"
import { services } from "./Composition.ts"
import { fileSource } from "./Composition.ts"
import { openWorkspace } from "@weir/application/workspace/openWorkspace"
import { uploadImport } from "@weir/application/import/uploadImport"
import { chooseMapping } from "@weir/application/import/chooseMapping"
import { planImport } from "@weir/application/import/planImport"
import { runImport } from "@weir/application/import/runImport"
import { undoImport } from "@weir/application/import/undoImport"
import { resumeImports } from "@weir/application/import/resumeImports"
import { verify } from "@weir/application/ledger/verify"
import { Directory } from "@weir/application/ports/Directory"
import { Imports } from "@weir/application/ports/Imports"
import { Effect, Stream } from "effect"
const [, , dir, what, arg] = process.argv
const t = (label: string, t0: number) => console.log(label, Math.round(performance.now() - t0), "ms", Math.round(process.memoryUsage().rss / 1e6), "MB")
const main = Effect.gen(function*() {
  const d = yield* Directory
  let ws = (yield* d.workspaces)[0]
  if (!ws) { yield* openWorkspace({ name: "X", zone: "UTC" as never, weekStart: 1, baseCurrency: "USD" as never, admin: { name: "A", email: "a@b.c" } }); ws = (yield* d.workspaces)[0]! }
  const { users } = yield* d.get(ws.id)
  const who = { workspaceId: ws.id, actor: { kind: "user" as const, userId: users[0]!.id } }
  const imports = yield* Imports
  if (what === "import") {
    let t0 = performance.now()
    const src = fileSource(arg!)
    const { job } = yield* uploadImport(who, { fileName: src.name, bytes: Stream.fromAsyncIterable(src.open(), (e) => e) })
    yield* chooseMapping(who, job.id, JSON.parse(readFileSync("docs/how-to/import/maven-crm.mapping.json", "utf8")))
    t("upload+map", t0); t0 = performance.now()
    console.log((yield* planImport(who, job.id)).outcomes); t("plan", t0); t0 = performance.now()
    const done = yield* runImport(who, job.id, { onProgress: ({ job, rate, secondsLeft }) => Effect.sync(() => console.log(job.done, Math.round(rate), secondsLeft)) })
    console.log(done.counts); t("run", t0)
  }
  if (what === "resume") { const t0 = performance.now(); console.log((yield* resumeImports()).map((j) => [j.state, j.done, j.counts])); t("resume", t0) }
  if (what === "undo") { const t0 = performance.now(); const [job] = (yield* imports.list(ws.id, 10)).filter((j) => j.state === "finished"); const r = yield* undoImport(who, job!.id); console.log(r.taken, r.blocked.length); t("undo", t0) }
  const t0 = performance.now(); const v = yield* verify(ws.id); console.log("verify", v.events, v.entries, v.deals, v.found.length, JSON.stringify(v.found.slice(0, 3))); t("verify", t0)
})
await Effect.runPromise(main.pipe(Effect.provide(services({ kind: "folder", path: dir! }))) as Effect.Effect<void>)
