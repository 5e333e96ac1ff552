// Into what does Weir bring the table in? A fresh database with a company of one person, copied from one that was made once.
import { Effect, Layer, Logger, ManagedRuntime } from "effect"
import { services } from "@weir/api/Composition"
import { importFile } from "@weir/api/cli/importFile"
import { openWorkspace } from "@weir/application/workspace/openWorkspace"
import * as Currency from "@weir/domain/money/Currency"
import * as Zone from "@weir/domain/time/Zone"

const open = (url: string) =>
  ManagedRuntime.make(Layer.mergeAll(services({ kind: "server", url }), Logger.layer([])))

/** Makes the tables and the company in an empty database. */
export const found = async (url: string): Promise<void> => {
  const runtime = open(url)
  await runtime.runPromise(
    openWorkspace({
      name: "Quillmere",
      zone: Zone.make("UTC"),
      weekStart: 1,
      baseCurrency: Currency.make("EUR"),
      admin: { name: "Ana", email: "ana@quillmere.example" }
    })
  )
  await runtime.dispose()
}

export interface Company {
  /** As `npm run weir -- import` does it; gives what it says at the end of the rows. */
  readonly bringIn: (path: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** The company at an address, ready to be worked with. */
export const company = async (url: string): Promise<Company> => {
  const runtime = open(url)
  await runtime.runPromise(Effect.void)
  return {
    bringIn: async (path) => {
      const said: Array<string> = []
      const out = {
        answer: () => undefined,
        say: (line: string) => void said.push(line),
        progress: () => undefined,
        settle: () => undefined
      }
      await runtime.runPromise(
        importFile(
          {
            _tag: "Import",
            workspace: null,
            file: path,
            mapping: `${path}.mapping.json`,
            dryRun: false,
            result: `${path}.result.csv`
          },
          out
        )
      )
      return said.find((line) => line.includes(" rows = ")) ?? said.join("\n")
    },
    close: () => runtime.dispose()
  }
}
