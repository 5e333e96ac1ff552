/** Which files are tried, with which tests, and how do sources look without their types? */
import { readdirSync, readFileSync } from "node:fs"
import { stripTypeScriptTypes } from "node:module"
import { join, relative } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const domain = join(root, "packages/domain/src")

const filesUnder = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(folder, path))
    .toSorted()

const isTest = (path: string): boolean => path.endsWith(".test.ts")

/** Files to make mistakes in, what tests are made with left out: those that hold formulas, or those whose path begins as asked. Paths are from the core's `src`. */
export const subjects = (asked: string | null): ReadonlyArray<string> => {
  const folders =
    asked === null
      ? ["metrics", "money", "time"]
      : [asked.replace(/^(?:.*packages\/domain\/)?(?:src\/)?/, "")]
  return filesUnder(domain)
    .map((path) => relative(domain, path))
    .filter((path) =>
      folders.some((folder) => path === folder || path.startsWith(`${folder.replace(/\/$/, "")}/`))
    )
    .filter((path) => !isTest(path) && !path.includes("/testing/") && !read(path).startsWith("// Generated"))
}

export const read = (path: string): string => readFileSync(join(domain, path), "utf8")

export const urlOf = (path: string): string => pathToFileURL(join(domain, path)).href

/** Sources by URL, as they run: read once, so that what is tried does not change under the trial. */
export const stripped = (): ReadonlyMap<string, string> =>
  new Map(
    [domain, join(root, "packages/specs/src"), join(root, "packages/specs/mutation")]
      .flatMap(filesUnder)
      .map((path) => [pathToFileURL(path).href, withoutTypes(readFileSync(path, "utf8"))])
  )

/** Sources that import each source themselves, by URL. */
export const importers = (sources: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  for (const [url, source] of sources)
    for (const [, specifier = ""] of source.matchAll(/\bfrom "([^"]+)"/g)) {
      const imported = specifier.startsWith(".") ? new URL(specifier, url).href : null
      if (imported !== null) found.set(imported, (found.get(imported) ?? new Set()).add(url))
    }
  return found
}

/** Metrics whose files import a source, directly or through others; all when it is none of theirs. */
export const metricsOf = (
  path: string,
  sources: ReadonlyMap<string, string>,
  by: ReadonlyMap<string, ReadonlySet<string>>
): ReadonlyArray<string> => {
  const index = urlOf("metrics/index.ts")
  const above = new Set([urlOf(path)])
  for (const url of above) if (url !== index) for (const importer of by.get(url) ?? []) above.add(importer)
  const lines = (sources.get(index) ?? "").matchAll(/\bexport \{ (\w+) \} from "([^"]+)"/g)
  return [...lines].flatMap(([, name = "", file = ""]) =>
    above.has(new URL(file, index).href) ? [name] : []
  )
}

export const withoutTypes = (source: string): string => stripTypeScriptTypes(source)

const specs = (path: string): string => new URL(`../${path}`, import.meta.url).href

export const harness = specs("mutation/harness.ts")
export const fewerExamples = specs("mutation/fewerExamples.ts")
export const core = urlOf("workbook/Core.ts")
export const trial = new URL("trial.ts", import.meta.url)

const examples = specs("src/examples.test.ts")

/** Tests in the order of their cost: the file's own, those beside it, then the examples of the metrics. */
const firstTestsFor = (path: string): ReadonlyArray<string> => {
  const [folder = ""] = path.split("/")
  const own = join(domain, path.replace(/\.ts$/, ".test.ts"))
  const near = filesUnder(join(domain, folder)).filter(isTest)
  return [...near.filter((file) => file === own), ...near.filter((file) => file !== own)]
    .map((file) => pathToFileURL(file).href)
    .concat(examples)
}

/** Tests of a mistaken source: short ones, and long ones for when those notice nothing. Stories are short where a few metrics are tried. */
export const testsFor = (
  path: string,
  few: boolean
): { readonly short: ReadonlyArray<string>; readonly long: ReadonlyArray<string> } => {
  const [golden, stories, readings, battery] = [
    "src/golden/golden.test.ts",
    "src/stories.test.ts",
    "mutation/readings.ts",
    "mutation/battery.ts"
  ].map(specs) as [string, string, string, string]
  const first = [...firstTestsFor(path), specs("src/parts.test.ts")]
  return few
    ? { short: [...first, stories, readings], long: [examples, golden, battery] }
    : { short: [...first, golden], long: [stories, battery] }
}
