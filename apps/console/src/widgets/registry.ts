// Which component draws which kind of widget, and what is it called?
import type { WidgetType } from "@weir/domain/dashboard/widgetKinds"
import { type Component, defineAsyncComponent } from "vue"
import type { TextKey } from "../text/text.ts"
import type { Shown } from "./Shown.ts"

type Widget = Component<{ shown: Shown }>

/** How a kind is drawn in the gallery. */
export type Sketch = "number" | "bars" | "columns" | "lines" | "rings" | "gauge" | "river" | "rows" | "split"

interface Drawn {
  readonly title: TextKey
  readonly sketch: Sketch
  readonly component: Widget
}

const drawn = (
  title: TextKey,
  sketch: Sketch,
  load: () => Promise<{ readonly default: unknown }>
): Drawn => ({
  title,
  sketch,
  component: defineAsyncComponent(load as () => Promise<{ default: Widget }>)
})

/** What is drawn so far; a kind that is not here is shown as one that is not known. */
export const registry: Partial<Readonly<Record<WidgetType, Drawn>>> = {
  "deal-dynamics": drawn("dynamics.title", "river", () => import("./dynamics/DealDynamics.vue")),
  "deal-sources": drawn("sources.title", "rings", () => import("./sources/DealSources.vue")),
  "deals-by-owner": drawn("owners.title", "bars", () => import("./owners/DealsByOwner.vue")),
  "won-by-owner": drawn("owners.wonTitle", "bars", () => import("./owners/WonByOwner.vue")),
  "won-deals": drawn("won.title", "rows", () => import("./won/WonDeals.vue"))
}
