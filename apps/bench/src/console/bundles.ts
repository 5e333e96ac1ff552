// What does a browser load for each page of the console, and what of it comes first?
import type { Line } from "../frame/Benchmark.ts"
import { line } from "../frame/compare.ts"
import { firstChunk, partOf, weight } from "./built.ts"
import type { Stage } from "./Stage.ts"

const pages = ["/", "/configure", "/deals", "/goals", "/events", "/import"] as const
const firstLimit = 86
const wholeLimit = 250

/** The files that a page asks for, until it has asked for nothing more for a second and a half. */
const loadedBy = async (
  stage: Stage,
  path: string,
  as: "admin" | "nobody"
): Promise<ReadonlyArray<string>> => {
  const page = await stage.visit({ as })
  const files = new Set<string>()
  let last = performance.now()
  page.on("request", (request) => {
    const { pathname } = new URL(request.url())
    if (!/\.(?:js|css|woff2)$/.test(pathname)) return
    files.add(pathname.slice(1))
    last = performance.now()
  })
  await page.goto(stage.weir.url + path)
  while (performance.now() - last < 1500) await page.waitForTimeout(100)
  await page.context().close()
  return [...files]
}

const bound = (name: string, limit: number) => ({ name, kind: "bound" as const, runs: [limit] })

export const bundles = async (stage: Stage): Promise<ReadonlyArray<Line>> => {
  const { console, empty } = stage
  const sum = (files: ReadonlyArray<string>) =>
    files.reduce((all, name) => all + weight(console.folder, name), 0)
  const first = firstChunk(console)
  const firstKb = sum(first.map(({ name }) => name))
  const emptyKb = firstChunk(empty).reduce((all, { name }) => all + weight(empty.folder, name), 0)
  const strangers = partOf(first, /node_modules\/(?:@?effect|echarts|zrender)\//) / 1000
  const wholeFirst = partOf(first, /./) / 1000
  const lines = [
    line({
      what: "first scripts, compressed",
      unit: "KB",
      ours: [firstKb],
      beside: bound("the limit", firstLimit),
      goal: { atMost: 1 }
    }),
    line({
      what: "first scripts against the empty page's",
      unit: "KB",
      ours: [firstKb],
      beside: { name: "Vue, router and Pinia alone", kind: "peer", runs: [emptyKb] },
      goal: { atMost: 2.5 }
    }),
    line({
      what: "Effect and ECharts in the first scripts, before compression",
      unit: "KB",
      ours: [strangers],
      beside: { name: "all of the first scripts", kind: "bound", runs: [wholeFirst] },
      goal: { atMost: 0 }
    })
  ]
  for (const path of [...pages, "/sign-in"]) {
    const files = await loadedBy(stage, path, path === "/sign-in" ? "nobody" : "admin")
    const fonts = files.filter((name) => name.endsWith(".woff2"))
    const told = fonts.length === 0 ? "" : `, beside ${Math.round(sum(fonts))} KB of type`
    lines.push(
      line({
        what: `${path === "/" ? "the dashboard" : path}, scripts and styles of all widgets${told}`.replace(
          path === "/" ? "" : " of all widgets",
          ""
        ),
        unit: "KB",
        ours: [sum(files.filter((name) => !fonts.includes(name)))],
        beside: bound("the limit of the dashboard", wholeLimit),
        goal: path === "/" ? { atMost: 1 } : null
      })
    )
  }
  return lines
}
