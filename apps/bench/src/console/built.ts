// What is in the files that a browser gets? Both pages built here, with what each file is made of.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { root } from "@weir/console/browser/weir"
import { build, type InlineConfig, type Plugin } from "vite"
import { WrongAnswer } from "../frame/Benchmark.ts"

export interface Chunk {
  readonly name: string
  readonly imports: ReadonlyArray<string>
  /** The modules in it, and how long each is before it is made smaller. */
  readonly modules: ReadonlyMap<string, number>
}

export interface Built {
  readonly folder: string
  readonly chunks: ReadonlyMap<string, Chunk>
}

const buildInto = async (config: InlineConfig, ...more: ReadonlyArray<Plugin>): Promise<Built> => {
  const folder = await mkdtemp(join(tmpdir(), "weir-bench-page-"))
  const chunks = new Map<string, Chunk>()
  await build({
    ...config,
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true },
    plugins: [
      ...more,
      {
        name: "what-is-inside",
        generateBundle: (_options, bundle) => {
          for (const [name, file] of Object.entries(bundle)) {
            if (file.type !== "chunk") continue
            const modules = Object.entries(file.modules).map(([id, m]) => [id, m.renderedLength] as const)
            chunks.set(name, { name, imports: file.imports, modules: new Map(modules) })
          }
        }
      }
    ]
  })
  return { folder, chunks }
}

/** The page with Vue, a router and a store alone: the very ones that the console has. */
export const emptyPage = (): Promise<Built> => {
  const packages = ["vue", "vue-router", "pinia"]
  const importer = join(root, "apps/console/src/main.ts")
  return buildInto(
    {
      root: join(import.meta.dirname, "../../empty"),
      configFile: false,
      define: {
        __VUE_OPTIONS_API__: "false",
        __VUE_PROD_DEVTOOLS__: "false",
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false"
      }
    },
    {
      name: "as-the-console-finds-them",
      enforce: "pre",
      resolveId(id) {
        return packages.includes(id) ? this.resolve(id, importer, { skipSelf: true }) : null
      }
    }
  )
}

/** The console as its sources describe it; refuses to go on when what is served is another one. */
export const consolePage = async (): Promise<Built> => {
  const home = join(root, "apps/console")
  const built = await buildInto({ root: home, configFile: join(home, "vite.config.ts") })
  const served = existsSync(join(home, "dist/assets")) ? readdirSync(join(home, "dist/assets")) : []
  const names = [...built.chunks.keys()].map((name) => name.replace("assets/", ""))
  const missing = names.filter((name) => !served.includes(name))
  if (missing.length > 0)
    throw new WrongAnswer(
      `the console that is served is not built from these sources: ${missing.length} of ${names.length} files differ, ${missing[0]} is one`
    )
  return { folder: join(home, "dist"), chunks: built.chunks }
}

/** Kilobytes of a file as it travels: what is text is compressed, fonts and pictures are as they are. */
export const weight = (folder: string, name: string): number => {
  const bytes = readFileSync(join(folder, name))
  return (/\.(?:js|css|html|svg|json)$/.test(name) ? gzipSync(bytes).length : bytes.length) / 1000
}

/** The scripts that run before anything can be done: those that tags of the page name, and all that they import outright. */
export const firstChunk = ({ chunks, folder }: Built): ReadonlyArray<Chunk> => {
  const page = readFileSync(join(folder, "index.html"), "utf8")
  const found = new Map<string, Chunk>()
  const take = (name: string) => {
    const chunk = chunks.get(name)
    if (chunk === undefined || found.has(name)) return
    found.set(name, chunk)
    chunk.imports.forEach(take)
  }
  // By a tag of its own: what begin.js sends for beside them is of the page that is opened.
  for (const name of chunks.keys()) if (page.includes(`="/${name}"`)) take(name)
  return [...found.values()]
}

/** Characters of a package in some files, before they are made smaller. */
export const partOf = (chunks: ReadonlyArray<Chunk>, packages: RegExp): number =>
  chunks.reduce(
    (sum, { modules }) =>
      sum + [...modules].reduce((own, [id, length]) => own + (packages.test(id) ? length : 0), 0),
    0
  )
