// Which use cases take several transactions, and may be broken off between them? They go on when they are asked for again.
import { smallMapping } from "@weir/api/testing/smallMapping"
import { keepImage } from "@weir/application/dashboard/keepImage"
import { chooseMapping } from "@weir/application/import/chooseMapping"
import { runImport } from "@weir/application/import/runImport"
import { undoImport } from "@weir/application/import/undoImport"
import { uploadImport } from "@weir/application/import/uploadImport"
import { uuid } from "@weir/application/Ids"
import { rebuild } from "@weir/application/ledger/rebuild"
import { openWorkspace } from "@weir/application/workspace/openWorkspace"
import { Currency } from "@weir/domain/money/Currency"
import { Zone } from "@weir/domain/time/Zone"
import { Effect, Stream } from "effect"
import type { UseCase } from "./useCases.ts"
import type { World } from "./world.ts"

const bytesOf = (text: string): Stream.Stream<Uint8Array> => Stream.make(new TextEncoder().encode(text))

const small = smallMapping({
  title: { column: "title" },
  company: { column: "company" },
  amount: { column: "amount", number: { decimal: ".", grouping: "none" } },
  createdAt: { column: "created", date: "yyyy-mm-dd" },
  whenNotClosed: { policy: "created" }
})
const mapping = { ...small, create: { ...small.create, companies: "create" } }

const uploaded = ({ who }: World) =>
  Effect.gen(function* () {
    const id = yield* uuid
    const rows = [1, 2, 3, 4].map(
      (n) => `${id} ${n},Deal ${n},${n % 2 === 0 ? "Won" : "Offer"},${n}00,Ada,Acme ${id},2026-01-0${n}\n`
    )
    const { job } = yield* uploadImport(who, {
      fileName: "deals.csv",
      bytes: bytesOf(`id,title,stage,amount,owner,company,created\n${rows.join("")}`)
    })
    return job
  })

const mapped = (world: World) =>
  Effect.flatMap(uploaded(world), ({ id }) => chooseMapping(world.who, id, mapping))

export const importing: ReadonlyArray<UseCase> = [
  {
    name: "upload a file",
    files: ["import/uploadImport"],
    inSteps: true,
    prepare: (world) => Effect.succeed(uploaded(world))
  },
  {
    name: "choose a mapping",
    files: ["import/chooseMapping"],
    inSteps: true,
    prepare: (world) => Effect.map(uploaded(world), ({ id }) => chooseMapping(world.who, id, mapping))
  },
  {
    name: "import a file",
    files: ["import/runImport", "import/writeChunk"],
    inSteps: true,
    over: "ImportNotReady",
    prepare: (world) => Effect.map(mapped(world), ({ id }) => runImport(world.who, id, { chunkSize: 2 }))
  },
  {
    name: "take an import back",
    files: ["import/undoImport"],
    inSteps: true,
    over: "ImportNotReady",
    prepare: (world) =>
      Effect.gen(function* () {
        const { id } = yield* mapped(world)
        yield* runImport(world.who, id, { chunkSize: 4 })
        return undoImport(world.who, id)
      })
  }
]

/** One pixel. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64"
)

export const keepingAnImage: UseCase = {
  name: "keep a picture",
  files: ["dashboard/keepImage"],
  inSteps: true,
  prepare: ({ who }) => Effect.succeed(keepImage(who, Stream.make(new Uint8Array(picture))))
}

export const opening: UseCase = {
  name: "open a workspace",
  files: ["workspace/openWorkspace"],
  // Without a key: asked for again it opens another one.
  inSteps: true,
  prepare: () =>
    Effect.succeed(
      openWorkspace({
        name: "south",
        zone: Zone.make("UTC"),
        weekStart: 7,
        baseCurrency: Currency.make("USD"),
        admin: { name: "Sol", email: "sol@south.example" }
      })
    )
}

export const rebuilding: UseCase = {
  name: "make the books anew",
  files: ["ledger/rebuild"],
  prepare: ({ who }) => Effect.succeed(rebuild(who.workspaceId))
}
