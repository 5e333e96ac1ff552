// Which pictures does the documentation show? Cut to what is spoken of, and made small.
import { mkdir, stat } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { root } from "../browser/weir.ts"

interface Documented {
  /** Relative to the folder of the documentation. */
  readonly path: string
  readonly place: string
  /** How the taken picture goes on: its size and its theme or language. */
  readonly of: string
  /** As much of it as is shown, in px from the top; all of it without. */
  readonly height?: number
}

export const documented: ReadonlyArray<Documented> = [
  { path: "pictures/dashboard-light.png", place: "dashboard", of: "wide-light", height: 1300 },
  { path: "pictures/dashboard-dark.png", place: "dashboard", of: "wide-dark", height: 1300 },
  { path: "console/pictures/dashboard-ru.png", place: "dashboard", of: "wide-ru", height: 880 },
  { path: "console/pictures/phone.png", place: "dashboard", of: "phone-light", height: 1900 },
  { path: "console/pictures/dressed.png", place: "dashboard-dressed", of: "wide-light", height: 720 },
  { path: "console/pictures/television.png", place: "kiosk", of: "wide-light" },
  { path: "console/pictures/drilldown.png", place: "drilldown", of: "wide-light" },
  { path: "console/pictures/configure.png", place: "configure", of: "wide-light" },
  { path: "console/pictures/palette.png", place: "palette", of: "wide-light" },
  { path: "console/pictures/events.png", place: "events", of: "wide-light" },
  { path: "console/pictures/goals.png", place: "goals", of: "wide-light", height: 820 },
  { path: "pictures/import-3-check-light.png", place: "import-3-check", of: "wide-light", height: 900 }
]

interface Drawing {
  readonly metadata: () => Promise<{ readonly width: number; readonly height: number }>
  readonly extract: (part: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }) => Drawing
  readonly png: (how: {
    readonly palette: boolean
    readonly colours: number
    readonly effort: number
  }) => Drawing
  readonly toFile: (path: string) => Promise<unknown>
}

/** Takes them out of the folder of all that was taken, and answers where they are now. */
export const putIntoDocs = async (taken: string): Promise<ReadonlyArray<string>> => {
  // What draws uploaded pictures anew draws these, too.
  const draw = createRequire(join(root, "adapters/images/package.json"))("sharp") as (path: string) => Drawing
  const paths: Array<string> = []
  for (const { height, of, path, place } of documented) {
    const source = draw(join(taken, `${place}-${of}.png`))
    const whole = await source.metadata()
    const target = join(root, "docs", path)
    await mkdir(dirname(target), { recursive: true })
    await source
      .extract({
        left: 0,
        top: 0,
        width: whole.width,
        height: Math.min(whole.height, height ?? whole.height)
      })
      .png({ palette: true, colours: 128, effort: 10 })
      .toFile(target)
    paths.push(`docs/${path} ${Math.round((await stat(target)).size / 1024)} kB`)
  }
  return paths
}
