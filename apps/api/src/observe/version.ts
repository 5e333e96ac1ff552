/** Which version of Weir is this? */
import { readFileSync } from "node:fs"

const { version: found } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8")
) as { readonly version: string }

export const version = found
