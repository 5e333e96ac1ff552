// What has been changed of a dashboard and not been saved? Every change can be taken back, one by one.
import type { Arrangement } from "@weir/domain/dashboard/Dashboard"
import { firstFree, type Place, rearranged, reordered, stepped, without } from "@weir/domain/dashboard/Grid"
import type { Theme } from "@weir/domain/dashboard/Theme"
import type { Settings, Widget } from "@weir/domain/dashboard/Widget"
import { kindOf, type WidgetType } from "@weir/domain/dashboard/widgetKinds"
import { computed, shallowRef } from "vue"

/** A place that is at least as large as widgets of this kind can be read on. */
const atLeast = (widget: Widget, place: Partial<Place>): Partial<Place> => {
  const size = kindOf(widget.type)?.size
  return {
    ...place,
    ...(place.w === undefined ? {} : { w: Math.max(size?.minW ?? 1, place.w) }),
    ...(place.h === undefined ? {} : { h: Math.max(size?.minH ?? 1, place.h) })
  }
}

/** The layout with one widget on another place or of another size. */
export const placed = (
  layout: ReadonlyArray<Widget>,
  id: string,
  place: Partial<Place>
): ReadonlyArray<Widget> => {
  const widget = layout.find((one) => one.id === id)
  return widget === undefined ? layout : rearranged(layout, id, atLeast(widget, place))
}

export const useDraft = (from: Arrangement) => {
  const history = shallowRef<ReadonlyArray<Arrangement>>([from])
  const current = computed(() => history.value.at(-1) ?? from)
  const changes = computed(() => history.value.length - 1)

  const become = (next: Arrangement): void => {
    if (JSON.stringify(next) !== JSON.stringify(current.value)) history.value = [...history.value, next]
  }
  const arrange = (layout: ReadonlyArray<Widget>): void => become({ ...current.value, layout })

  return {
    current,
    changes,
    undo: (): void => {
      if (changes.value > 0) history.value = history.value.slice(0, -1)
    },
    /** Begins again from what was saved. */
    settle: (saved: Arrangement): void => {
      history.value = [saved]
    },
    place: (id: string, place: Partial<Place>): void => arrange(placed(current.value.layout, id, place)),
    step: (id: string, to: Parameters<typeof stepped>[2]): void =>
      arrange(stepped(current.value.layout, id, to)),
    /** Before what is read before it, or after what is read after it. */
    reorder: (id: string, to: "earlier" | "later"): void => arrange(reordered(current.value.layout, id, to)),
    remove: (id: string): void => arrange(without(current.value.layout, id)),
    /** On the first free place; answers its id. */
    add: (type: WidgetType): string => {
      const id = crypto.randomUUID()
      const size = kindOf(type)?.size ?? { w: 3, h: 6 }
      const place = firstFree(current.value.layout, size)
      arrange([...current.value.layout, { id, type, ...place, settings: {} }])
      return id
    },
    set: (id: string, settings: Settings): void =>
      arrange(
        current.value.layout.map((one) =>
          one.id === id ? { ...one, settings: settings as unknown as Widget["settings"] } : one
        )
      ),
    dress: (theme: Partial<Theme>): void =>
      become({ ...current.value, theme: { ...current.value.theme, ...theme } })
  }
}
export type Draft = ReturnType<typeof useDraft>
