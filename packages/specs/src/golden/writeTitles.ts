/** How are titles written down anew, when numbers or their titles were changed on purpose? `node packages/specs/src/golden/writeTitles.ts` */
import { writeFileSync } from "node:fs"
import { allTitles } from "./titles.ts"

writeFileSync(new URL("titles.json", import.meta.url), `${JSON.stringify(allTitles(), null, 2)}\n`)
