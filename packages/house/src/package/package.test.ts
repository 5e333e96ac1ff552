// Can others use the core as a package: is it whole, typed, small, and does it run where nothing of the house is?
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe, test } from "vitest"
import { root } from "../architecture/sources.ts"
import { bundle } from "./bundle.ts"
import { manifestFaults, typeFaults } from "./faults.ts"
import { installPacked, type Packed, run } from "./packed.ts"

// Zipped bytes of minified code, effect left out. Raise one only with a reason in the commit. Most metrics are under 8 kB;
// the largest is about records of every kind, and so brings along what each of them is.
const limits = { oneMetric: 22_000, wholePackage: 127_000 }

// A compiler runs, on a machine that may have other things to do.
const slow = { timeout: 120_000 }

let packed: Packed
beforeAll(() => {
  packed = installPacked()
}, slow.timeout)
afterAll(() => rmSync(packed.folder, { recursive: true, force: true }))

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** A program that passes on every module of the package. */
const everything = () =>
  packed.entries.map((entry, n) => `export * as m${n} from "@weir/domain/${entry}"`).join("\n")

/** The installed package, copied and broken. */
const broken = (name: string, breakIt: (home: string) => void): string => {
  const home = join(packed.folder, name)
  cpSync(packed.home, home, { recursive: true })
  breakIt(home)
  return home
}

describe("what is in the package", () => {
  test("built modules with their types, the licence, a README, and nothing else", () => {
    const strangers = packed.files.filter((file) => !/^dist\/[\w/]+\.(js|d\.ts)$/.test(file))
    assert.deepStrictEqual(strangers, ["LICENSE", "README.md", "package.json"])
    assert.isAbove(packed.entries.length, 90)
    for (const entry of packed.entries) assert.include(packed.files, `dist/${entry}.d.ts`)
  })

  test("it stands on effect alone, which its user brings", () => {
    assert.deepStrictEqual(packed.manifest["peerDependencies"], { effect: "^4.1.0" })
    assert.notProperty(packed.manifest, "dependencies")
    const wanted = packed.files
      .filter((file) => file.endsWith(".js"))
      .flatMap((file) => [...readFileSync(join(packed.home, file), "utf8").matchAll(/ from "([^."][^"]*)"/g)])
      .map(([, specifier]) => specifier)
    assert.deepStrictEqual([...new Set(wanted)], ["effect"])
  })

  test("types come first, modules have no side effects, and there is one kind of module", () => {
    const { exports, sideEffects, type } = packed.manifest
    assert.deepStrictEqual([type, sideEffects], ["module", false])
    assert.deepStrictEqual(Object.keys((exports as Record<string, object>)["./*"] ?? {}), [
      "types",
      "default"
    ])
  })
})

describe("the tools of others", () => {
  test("publint has nothing to say", async () => {
    assert.deepStrictEqual(await manifestFaults(packed.home), [])
  })

  test("publint would say something", async () => {
    const home = broken("types-last", (home) => {
      const exports = { "./*": { default: "./dist/*.js", types: "./dist/*.d.ts" } }
      writeFileSync(join(home, "package.json"), JSON.stringify({ ...packed.manifest, exports }))
    })
    assert.match((await manifestFaults(home)).join(), /EXPORTS_TYPES_SHOULD_BE_FIRST/)
  })

  test("attw finds the types of every entry right", slow, () => {
    assert.deepStrictEqual(typeFaults(packed.tarball, packed.entries), [])
  })

  test("attw would find a wrong one", slow, () => {
    const home = broken("types-gone", (home) => rmSync(join(home, "dist/money/Money.d.ts")))
    const [tarball = ""] = run("npm", ["pack", "--ignore-scripts", "--silent"], home).trim().split("\n")
    assert.match(typeFaults(join(home, tarball), packed.entries).join(), /UntypedResolution.*money\/Money/)
  })
})

describe("what a program grows by", () => {
  const metricsOf = (modules: ReadonlyArray<string>) => modules.filter((one) => one.startsWith("metrics/"))

  test("a currency brings no metric along", async () => {
    const { bytes, modules } = await bundle(
      packed.folder,
      'export { make } from "@weir/domain/money/Currency"'
    )
    assert.isAbove(bytes, 100)
    assert.deepStrictEqual(modules, ["money/Currency"])
  })

  test("one metric taken from the index of all brings no other along", async () => {
    const { modules } = await bundle(packed.folder, 'export { newDeals } from "@weir/domain/metrics/index"')
    const metrics = await metricModules()
    assert.include(modules, "metrics/NewDeals")
    assert.deepStrictEqual(
      metricsOf(modules).filter((one) => metrics.includes(one)),
      ["metrics/NewDeals"]
    )
  })

  test("a program that uses all metrics keeps them all", async () => {
    // The proofs above would hold for a bundler that drops everything.
    const { modules } = await bundle(
      packed.folder,
      'import * as M from "@weir/domain/metrics/index"; export default M'
    )
    assert.includeMembers([...modules], [...(await metricModules())])
  })

  test("every metric alone, and the whole package, keep within their budgets", slow, async () => {
    const sizes = []
    for (const module of await metricModules()) {
      const { gzipped } = await bundle(packed.folder, `export * from "@weir/domain/${module}"`)
      sizes.push({ module, gzipped })
    }
    sizes.sort((a, b) => b.gzipped - a.gzipped)
    const whole = await bundle(packed.folder, everything())
    const [largest, smallest] = [sizes[0]!, sizes.at(-1)!]
    console.log(
      `measured size, minified and zipped, without effect: one metric ${kilobytes(smallest.gzipped)} (${smallest.module}) ` +
        `to ${kilobytes(largest.gzipped)} (${largest.module}) of ${kilobytes(limits.oneMetric)}; ` +
        `the whole package ${kilobytes(whole.gzipped)} of ${kilobytes(limits.wholePackage)}`
    )
    assert.isAtMost(largest.gzipped, limits.oneMetric, `${largest.module} alone`)
    assert.isAtMost(whole.gzipped, limits.wholePackage, "the whole package")
    assert.isAbove(whole.gzipped, largest.gzipped)
  })

  /** The modules that the built index names: one a metric. */
  const metricModules = async (): Promise<ReadonlyArray<string>> => {
    const index = readFileSync(join(packed.home, "dist/metrics/index.js"), "utf8")
    return [...index.matchAll(/"\.\/(\w+)\.js"/g)].map(([, name]) => `metrics/${name}`)
  }
})

describe("outside the workspace", () => {
  const folder = join(root, "docs/examples")
  const examples = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const { scripts } = JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")) as {
        readonly scripts: { readonly start: string }
      }
      const file = scripts.start.replace("node ", "")
      return {
        name,
        file,
        script: readFileSync(join(folder, name, file), "utf8"),
        promised: /```text\n([\s\S]*?)```/.exec(readFileSync(join(folder, name, "README.md"), "utf8"))?.[1]
      }
    })
  const pipeline = examples.find(({ name }) => name === "pipeline-in-memory")?.script ?? ""

  test.for(examples)("$name prints what its README says", ({ file, promised, script }) => {
    writeFileSync(join(packed.folder, file), script)
    assert.strictEqual(run(process.execPath, [file], packed.folder), promised)
  })

  test("playing a pipeline in memory takes some twenty lines, imports apart", () => {
    const lines = pipeline.split("\n").filter((line) => line !== "" && !/^(\/\/|import )/.test(line))
    assert.isAbove(lines.length, 10)
    assert.isAtMost(lines.length, 22)
  })

  test(
    "the types of examples are right there, and those of every module; a wrong name would not be",
    slow,
    () => {
      const options =
        "--noEmit --strict --skipLibCheck false --module nodenext --target es2024 --lib es2024,dom --types"
      const check = (...files: ReadonlyArray<readonly [name: string, text: string]>) => {
        for (const [name, text] of files) writeFileSync(join(packed.folder, name), text)
        const compiler = join(root, "node_modules/typescript/bin/tsc")
        const names = files.map(([name]) => name)
        run(process.execPath, [compiler, ...options.split(" "), "", ...names], packed.folder)
      }
      check(["everything.ts", everything()], ...examples.map(({ file, script }) => [file, script] as const))
      assert.throws(
        () => check(["wrong.ts", pipeline.replace('"successRate"', '"sucessRate"')]),
        /sucessRate/
      )
    }
  )

  test("the README of the package shows the same lines, and names modules that are there", () => {
    const readme = readFileSync(join(packed.home, "README.md"), "utf8")
    assert.include(readme, `\`\`\`ts\n${pipeline.slice(pipeline.indexOf("import "))}\`\`\``)
    const named = [...readme.matchAll(/`(?:@weir\/domain\/)?([a-z]+\/\w+)`/g)].map(
      ([, module = ""]) => module
    )
    assert.isAbove(named.length, 8)
    assert.includeMembers([...packed.entries], named)
  })
})
