// npm test: everything that must hold before a change is taken, in order, closing with one line of counts.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildConsole } from "./buildConsole.mjs"
import { buildServer } from "./buildServer.mjs"
import { capture } from "./run.mjs"
import { giveUp, node, root, setUp, workspaces } from "./setup.mjs"
import { turbo } from "./turbo.mjs"

const usage = `npm test                       everything: checks, tests, a real PostgreSQL, a real browser
npm test -- --only NAME...     the tests of these packages (domain, api, mikro-orm...), without the checks`

const color = process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []

const heading = (text) => console.log(`\n== ${text}`)

const fail = (name) => {
  total.failed++
  failures.push(name)
}

/** A check passes or fails as a whole; what it said is shown only when it fails. */
const check = async (name, run) => {
  heading(name)
  const complaint = await run()
  if (complaint === undefined) {
    total.passed++
    return
  }
  console.log(complaint.trimEnd())
  fail(name)
}

const tool =
  (name, ...args) =>
  async () => {
    const { code, output } = await capture(join(root, "node_modules/.bin", name), args, {
      cwd: root,
      env: color
    })
    return code === 0 ? undefined : output
  }

/** Runs the tests of one package and adds up what vitest's own report says. */
const testPackage = async (results, home, kind, args) => {
  const report = join(results, `${home.replace("/", "-")}-${kind}.json`)
  const started = Date.now()
  process.stdout.write(`   ${home}: `)
  const { code, output } = await capture(
    node,
    [
      join(root, home, "node_modules/vitest/vitest.mjs"),
      "run",
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...args
    ],
    { cwd: join(root, home), env: color }
  )
  const seen = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined
  const before = failures.length
  const counts = {
    passed: seen?.numPassedTests ?? 0,
    skipped: (seen?.numPendingTests ?? 0) + (seen?.numTodoTests ?? 0)
  }
  for (const file of seen?.testResults ?? []) {
    const where = file.name.slice(root.length + 1)
    const failed = file.assertionResults.filter(({ status }) => status === "failed")
    for (const { fullName } of failed) fail(`${where} > ${fullName}`)
    // A file that could not be loaded has no test to blame.
    if (file.status === "failed" && failed.length === 0) fail(where)
  }
  if (code !== 0 && failures.length === before) fail(`${home} (${kind}): vitest ended with ${code}`)
  total.passed += counts.passed
  total.skipped += counts.skipped
  const failed = failures.length - before
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ""
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${counts.passed} passed, ${failed} failed${skipped} (${seconds} s)`)
  if (failed > 0) console.log(complaints(output))
  else for (const line of measurements(output)) console.log(`     ${line.trim()}`)
}

// What went well needs no lines: show from where vitest begins to tell what did not.
const complaints = (output) => {
  const start = output.search(/^.*⎯ (?:Failed|Unhandled|Startup)/m)
  return output.slice(Math.max(0, start)).trimEnd()
}

// Tests that measure print lines which begin with "measured"; they are worth seeing on a good day too.
const measurements = (output) => output.split("\n").filter((line) => /^measured\b/i.test(line.trim()))

const testFilesUnder = (home) =>
  readdirSync(join(root, home), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !["node_modules", "dist"].includes(entry.name))
    .flatMap((folder) =>
      readdirSync(join(root, home, folder.name), { recursive: true }).map((path) => `${folder.name}/${path}`)
    )
    .filter((path) => path.endsWith(".test.ts"))

const main = async () => {
  const [flag, ...names] = process.argv.slice(2)
  if (flag !== undefined && (flag !== "--only" || names.length === 0)) giveUp(usage)
  const unknown = names.filter((name) => !workspaces().some((home) => home.endsWith(`/${name}`)))
  if (unknown.length > 0) giveUp(`There is no package called ${unknown.join(" or ")}.\n${usage}`)
  const homes = workspaces().filter((home) => names.length === 0 || names.includes(home.split("/")[1]))

  await setUp()
  const results = mkdtempSync(join(tmpdir(), "weir-test-"))
  const started = Date.now()
  if (flag === undefined) {
    await check("Format", tool("oxfmt", "--check"))
    await check("Lint", tool("oxlint", "--deny-warnings"))
    await check("Generated files are up to date", tool("node", "packages/house/src/generate.mjs", "--check"))
    await check("Types", async () => {
      const { code, output } = await turbo("typecheck", "--continue")
      return code === 0 ? undefined : output
    })
    await check("Nothing unused", tool("knip"))
  }
  if (names.length === 0 || names.some((name) => ["api", "console"].includes(name))) {
    await check("The console builds", buildConsole)
    await check("The server builds", async () => (await buildServer()).complaint)
  }
  const files = new Map(homes.map((home) => [home, testFilesUnder(home)]))
  const isBrowser = (path) => path.endsWith(".browser.test.ts")
  heading("Tests")
  for (const home of homes) {
    // By name: a package may keep both kinds apart in projects, to which an exclusion from here does not reach.
    const plain = files.get(home).filter((path) => !isBrowser(path))
    if (plain.length > 0) await testPackage(results, home, "tests", plain)
  }
  heading("Tests in a browser")
  for (const home of homes) {
    const browsing = files.get(home).filter(isBrowser)
    if (browsing.length > 0) await testPackage(results, home, "browser tests", browsing)
  }
  rmSync(results, { recursive: true, force: true })

  console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`)
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join("\n")}\n`)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ""
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

await main()
