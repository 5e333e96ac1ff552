// What does the console say in Italian? Everything, in one file to fetch.
import type { Translation } from "../text.ts"
import { charts } from "./it/charts.ts"
import { configure } from "./it/configure.ts"
import { days } from "./it/days.ts"
import { dashboard } from "./it/dashboard.ts"
import { frame } from "./it/frame.ts"
import { events } from "./it/events.ts"
import { goals } from "./it/goals.ts"
import { imports } from "./it/imports.ts"
import { palette } from "./it/palette.ts"
import { settings } from "./it/settings.ts"
import { titles } from "./it/titles.ts"
import { widgets } from "./it/widgets.ts"

export const it: Translation = {
  ...frame,
  ...dashboard,
  ...days,
  ...widgets,
  ...charts,
  ...configure,
  ...palette,
  ...events,
  ...goals,
  ...imports,
  ...settings,
  ...titles
}
