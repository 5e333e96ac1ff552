// What does a widget know of itself while it is shown, and what do the numbers in it know of the widget?
import type { Settings } from "@weir/domain/dashboard/Widget"
import { type Format, kindOf, type WidgetType } from "@weir/domain/dashboard/widgetKinds"
import { computed, type ComputedRef, inject, type InjectionKey } from "vue"
import type { MetricId } from "../readings/view.ts"
import { type NumberAsk, type Only, onlyOf } from "./numberAsk.ts"

/** A widget on its place; `w` and `h` in columns and rows of the grid. */
export interface Shown {
  readonly id: string
  readonly type: WidgetType
  readonly settings: Settings
  readonly w: number
  readonly h: number
}

/** How it is shown: as was set, else as its kind is at first. */
export const formatOf = ({ settings, type }: Pick<Shown, "settings" | "type">): Format =>
  settings.format ?? kindOf(type)?.formats[0] ?? "number"

/** The numbers a widget shows. */
export const asksOf = ({ settings, type }: Pick<Shown, "settings" | "type">): ReadonlyArray<NumberAsk> => {
  const kind = kindOf(type)
  return kind === null
    ? []
    : [kind.metric, ...(kind.beside ?? [])].map((metric) => ({
        metric: metric as MetricId,
        ...onlyOf(settings)
      }))
}

/** The narrowing of the widget around: numbers in it open narrowed alike. */
export const scopeKey: InjectionKey<ComputedRef<Only>> = Symbol("what the widget around is narrowed to")

/** What the widget around is narrowed to; nothing outside of widgets. */
export const useScope = (): ComputedRef<Only> => inject(scopeKey, () => computed(() => ({})), true)

/** Opens what can be set of a widget; absent where nothing can. */
export const settingsKey: InjectionKey<(id: string) => void> = Symbol("opens the settings of a widget")

const row = 32
const gap = 16

/** How many lines of a height fit in a widget of `h` rows, beside what else stands in it (px, below the title); at least one. */
export const linesThatFit = (h: number, line: number, beside: number): number =>
  Math.max(1, Math.floor((h * row + (h - 1) * gap - 64 - beside) / line))
