// What does the console say in Russian? Everything, in one file to fetch.
import type { Translation } from "../text.ts"
import { charts } from "./ru/charts.ts"
import { configure } from "./ru/configure.ts"
import { days } from "./ru/days.ts"
import { dashboard } from "./ru/dashboard.ts"
import { frame } from "./ru/frame.ts"
import { events } from "./ru/events.ts"
import { goals } from "./ru/goals.ts"
import { imports } from "./ru/imports.ts"
import { palette } from "./ru/palette.ts"
import { settings } from "./ru/settings.ts"
import { titles } from "./ru/titles.ts"
import { widgets } from "./ru/widgets.ts"

export const ru: Translation = {
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
