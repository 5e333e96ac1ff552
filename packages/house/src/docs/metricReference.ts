// What does the reference of all metrics say? An index and a page a metric, made from the definitions that run.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { code, type Described, generated, list, type Metric, metricPage, table } from "./metricPage.ts"
import { lawsIn, type Proof, vectorsIn } from "./proofs.ts"

/** Where the pages lie, from the root. */
export const pagesFolder = "docs/reference/metrics"

/** Writes the pages, or checks them and complains in a sentence. Null when all is well. */
export const generateMetricReference = async (
  root: string,
  { check }: { readonly check: boolean }
): Promise<string | null> => {
  const folder = join(root, pagesFolder)
  const pages = await metricPages(root)
  const there = existsSync(folder) ? readdirSync(folder) : []
  const read = (name: string) => readFileSync(join(folder, name), "utf8")
  const stale = [...pages]
    .filter(([name, text]) => !there.includes(name) || read(name) !== text)
    .map(([name]) => name)
  const orphans = there.filter(
    (name) => name.endsWith(".md") && !pages.has(name) && read(name).startsWith(generated)
  )
  if (check) {
    const wrong = [...stale, ...orphans].map((name) => `${pagesFolder}/${name}`)
    return wrong.length === 0 ? null : `stale: run npm run generate\n${list(wrong)}`
  }
  mkdirSync(folder, { recursive: true })
  for (const name of stale) writeFileSync(join(folder, name), pages.get(name) ?? "")
  for (const name of orphans) rmSync(join(folder, name))
  return null
}

/** Every page by the name of its file. */
export const metricPages = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const all = await described(root)
  const metrics = all.map(({ metric }) => metric)
  const keeper = (book: string): Metric | undefined =>
    metrics.find(({ books }) => books.some(({ id }) => id === book))
  return new Map([
    ["README.md", index(root, all)],
    ...all.map((one) => [`${one.metric.id}.md`, metricPage(one, keeper)] as const)
  ])
}

const from = <Module>(root: string, path: string): Promise<Module> =>
  import(pathToFileURL(join(root, "packages/domain/src", path)).href) as Promise<Module>

interface Needing extends Metric {
  readonly needs: (ask: unknown) => Readonly<Record<string, { readonly book: string }>>
}

const described = async (root: string): Promise<ReadonlyArray<Described>> => {
  const metrics = await from<Readonly<Record<string, Needing>>>(root, "metrics/index.ts")
  const names = Object.keys(metrics)
  const { laws, vectors } = proofs(root, names)
  const ask = await anyAsk(root)
  const files = new Map(
    [
      ...readFileSync(join(root, "packages/domain/src/metrics/index.ts"), "utf8").matchAll(
        /\{ (\w+) \} from "\.\/(\S+)"/g
      )
    ].map(([, name = "", file = ""]) => [name, file])
  )
  const about = (name: string) => (proof: Proof) => proof.metrics?.includes(name) ?? false
  return names.map((name) => {
    const metric = metrics[name]!
    return {
      name,
      metric,
      path: `packages/domain/src/metrics/${files.get(name) ?? "index.ts"}`,
      reads: [...new Set(Object.values(metric.needs(ask)).map(({ book }) => book))],
      laws: laws.filter(about(name)),
      vectors: vectors.filter(about(name))
    }
  })
}

const proofs = (root: string, names: ReadonlyArray<string>) => {
  const specs = "packages/specs/src"
  return { laws: lawsIn(root, `${specs}/laws`, names), vectors: vectorsIn(root, `${specs}/golden`, names) }
}

/** A question in a workspace where nothing has happened: enough to learn which books a metric turns to. */
const anyAsk = async (root: string): Promise<unknown> => {
  const { open } = await from<{
    readonly open: (opening: object) => { readonly events: ReadonlyArray<unknown> }
  }>(root, "workbook/Workbook.ts")
  const { askOf } = await from<{
    readonly askOf: (events: ReadonlyArray<unknown>, question: object) => unknown
  }>(root, "workbook/evaluate.ts")
  const at = Date.UTC(2024, 0, 1)
  const { events } = open({ zone: "UTC", currency: "EUR", at })
  return askOf(events, { period: { kind: "month" }, now: at })
}

const index = (root: string, all: ReadonlyArray<Described>): string => {
  const { laws } = proofs(root, [])
  return `${[
    generated,
    "# Metrics",
    `Every number that Weir shows, ${all.length} metrics, each defined in one file of \`packages/domain/src/metrics\`. [How to add one](../../how-to/add-a-metric.md).`,
    table(
      ["Metric", "Unit", "Time", "What it says"],
      all.map(({ metric: { definition, id, time, title, unit } }) => [
        `[${title}](${id}.md)`,
        unit,
        time,
        definition
      ])
    ),
    "## Books",
    "The accounts that events post to. Every reading is made of sums of these; each is kept by one metric.",
    table(
      ["Book", "Kept by", "Filed under", "Adds up"],
      all.flatMap(({ metric }) =>
        metric.books.map((book) => [
          code(book.id),
          `[${metric.title}](${metric.id}.md)`,
          book.dims.map(code).join(", "),
          book.measures.map(code).join(", ")
        ])
      )
    ),
    "## The workspace of the examples",
    settingOfExamples(root),
    "## Laws of every metric",
    "Each of these is tried on generated histories and questions, for all metrics at once.",
    list(
      laws
        .filter(({ metrics }) => metrics === null)
        .map(({ name, path }) => `${name} ([law](../../../${path}))`)
    )
  ].join("\n\n")}\n`
}

/** What `Example.ts` says of its lines, in its own words. */
const settingOfExamples = (root: string): string => {
  const text = readFileSync(join(root, "packages/domain/src/metrics/Example.ts"), "utf8")
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export type Line\b/.exec(text)?.[1] ?? ""
  return comment
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .join("\n")
    .trim()
}
