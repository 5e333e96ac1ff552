/** How are titles written down anew, when numbers or their titles were changed on purpose? `node packages/specs/run/titles.ts` */
import { writeFileSync } from "node:fs"
import { allTitles } from "../src/golden/titles.ts"

const place = new URL("../src/golden/titles.json", import.meta.url)
writeFileSync(place, `${JSON.stringify(allTitles(), null, 2)}\n`)
