// Does the page about observing name every figure that there is, and none that there is not?
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, test } from "vitest"

const root = join(import.meta.dirname, "../../../..")

const namesIn = (text: string) => new Set(text.match(/\b(?:weir|process)_[a-z_]+[a-z]\b/g))

const sources = ["apps/api/src", "packages/application/src", "adapters/mikro-orm/src"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|testing/.test(path))
      .map((path) => readFileSync(join(root, folder, path), "utf8"))
  )
  .flatMap((text) => text.match(/"(?:weir|process)_[a-z_]+[a-z]"/g) ?? [])
  .map((quoted) => quoted.slice(1, -1))

test("the page about observing names every figure, and no other", () => {
  const page = readFileSync(join(root, "docs/operate/observing.md"), "utf8")
  const [, table = ""] = page.split("## Figures")
  const rows = namesIn(
    (table.split("## Traces")[0] ?? "")
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) => line.split("|")[1])
      .join("\n")
  )
  assert.isAbove(rows.size, 20)
  assert.sameMembers([...rows], [...new Set(sources)])
  // What alarms ask for exists, too.
  const asked = [...namesIn(page.split("## Alarms")[1] ?? "")].map((name) => name.replace(/_bucket$/, ""))
  assert.includeMembers([...rows], asked)
})
