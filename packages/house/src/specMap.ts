// Is docs/reference/spec-map.md what the laws and vectors say? Writes it, or only tells whether it is.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

/** Writes the page where it differs. With `check`, writes nothing and gives the complaint, or null. */
export const generateSpecMap = async (
  root: string,
  { check }: { readonly check: boolean }
): Promise<string | null> => {
  const { page } = (await import(pathToFileURL(join(root, "packages/specs/src/map/page.ts")).href)) as {
    readonly page: () => string
  }
  const path = join(root, "docs/reference/spec-map.md")
  const wanted = page()
  if (existsSync(path) && readFileSync(path, "utf8") === wanted) return null
  if (check) return "docs/reference/spec-map.md is stale: run npm run generate"
  writeFileSync(path, wanted)
  return null
}
