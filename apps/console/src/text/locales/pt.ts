// What does the console say in Portuguese? Everything, in one file to fetch.
import type { Translation } from "../text.ts"
import { charts } from "./pt/charts.ts"
import { configure } from "./pt/configure.ts"
import { days } from "./pt/days.ts"
import { dashboard } from "./pt/dashboard.ts"
import { frame } from "./pt/frame.ts"
import { events } from "./pt/events.ts"
import { goals } from "./pt/goals.ts"
import { imports } from "./pt/imports.ts"
import { palette } from "./pt/palette.ts"
import { settings } from "./pt/settings.ts"
import { titles } from "./pt/titles.ts"
import { widgets } from "./pt/widgets.ts"

export const pt: Translation = {
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
