// How much does somebody's program grow by what it imports from the core? Bundles, minifies and zips it, effect left out.
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { rolldown } from "rolldown"

export interface Bundle {
  /** Of the minified code, and of that zipped as servers send it. */
  readonly bytes: number
  readonly gzipped: number
  /** Modules of the package of which something is left, such as "money/Currency". */
  readonly modules: ReadonlyArray<string>
  readonly code: string
}

const entry = "\0program"

/** Bundles a program that lies in a folder where the package is installed. */
export const bundle = async (folder: string, program: string): Promise<Bundle> => {
  const built = await rolldown({
    input: entry,
    cwd: folder,
    external: /^effect(\/|$)/,
    plugins: [
      {
        name: "program",
        resolveId: (id, importer) =>
          id === entry
            ? id
            : importer === entry && id.startsWith("@weir/domain/")
              ? join(folder, "node_modules/@weir/domain/dist", `${id.slice("@weir/domain/".length)}.js`)
              : null,
        load: (id) => (id === entry ? program : null)
      }
    ]
  })
  const { output } = await built.generate({ format: "esm", minify: true })
  await built.close()
  const code = output.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("")
  const modules = output.flatMap((chunk) =>
    chunk.type === "chunk"
      ? Object.entries(chunk.modules).filter(([, module]) => (module.code ?? "") !== "")
      : []
  )
  return {
    bytes: Buffer.byteLength(code),
    gzipped: gzipSync(code, { level: 9 }).length,
    modules: modules
      .flatMap(([id]) => /[\\/]dist[\\/](.+)\.js$/.exec(id)?.[1]?.replaceAll("\\", "/") ?? [])
      .sort(),
    code
  }
}
