// How does the server become a few files that load at once? All of its modules in one piece, with what must stay outside left where it is.
import { dirname, relative, sep } from "node:path"
import { pathToFileURL } from "node:url"
import { defineConfig, type Plugin } from "vite"

const home = import.meta.dirname
// Each build has a folder of its own, so that one which runs keeps its files.
const into = `${home}/dist/now`

// They bring files of their own that they look for beside themselves: a database as WebAssembly, native code.
const outside = ["@electric-sql/pglite", "sharp"]
// Drivers that could be there and are not; who asks for them goes on without.
const absent = ["better-sqlite3", "libsql", "mariadb", "pg-cloudflare", "pg-native"]

const keptOutside: Plugin = {
  name: "kept-outside",
  enforce: "pre",
  async resolveId(asked, asker) {
    if (absent.includes(asked)) return { id: asked, external: true }
    if (!outside.includes(asked)) return null
    const found = await this.resolve(asked, asker, { skipSelf: true })
    // Found from where it is asked for: beside the bundle it is not installed.
    return found === null
      ? null
      : { id: pathToFileURL(found.id.replace(/\?.*$/u, "")).href, external: "absolute" }
  }
}

/** A module of ours that looks for files around itself finds those around its source. */
const placedAsBefore: Plugin = {
  name: "placed-as-before",
  transform(code, id) {
    if (id.includes("/node_modules/") || !code.includes("import.meta.")) return null
    const from = relative(into, id).split(sep).join("/")
    return {
      code: code
        .replaceAll("import.meta.dirname", `(import.meta.dirname + ${JSON.stringify(`/${dirname(from)}`)})`)
        .replaceAll("import.meta.url", `new URL(${JSON.stringify(from)}, import.meta.url).href`),
      map: null
    }
  }
}

export default defineConfig({
  root: home,
  plugins: [keptOutside, placedAsBefore],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: into,
    target: "node24",
    // Whoever reads a trace reads names.
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: `${home}/src/main.ts`,
        serve: `${home}/src/start/serve.ts`,
        tell: `${home}/src/tell.ts`
      },
      output: { chunkFileNames: "[name]-[hash].js", keepNames: true, sourcemapExcludeSources: true }
    }
  }
})
