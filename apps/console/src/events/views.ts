// Which sets of conditions are kept under a name? A few that everybody has, and those a person saved on this device.
import { ref } from "vue"
import type { TextKey } from "../text/text.ts"
import { type LogFilter, noFilter } from "./filter.ts"

export interface View {
  readonly name: string
  readonly filter: LogFilter
}

export const givenViews: ReadonlyArray<{ readonly label: TextKey; readonly filter: LogFilter }> = [
  { label: "events.everything", filter: noFilter },
  { label: "events.viewStages", filter: { ...noFilter, type: ["DealMoved"] } },
  { label: "events.viewBudgets", filter: { ...noFilter, type: ["DealBudgetChanged"] } },
  { label: "events.viewRobot", filter: { ...noFilter, author: ["robot"] } },
  {
    label: "events.viewGone",
    filter: {
      ...noFilter,
      type: [
        "DealDeleted",
        "DealMerged",
        "ClientAbsorbed",
        "ActivityDeleted",
        "NoteDeleted",
        "FileDeleted",
        "CallDeleted",
        "TalkDeleted"
      ]
    }
  }
]

const readKept = (key: string): ReadonlyArray<View> => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]")
    if (!Array.isArray(kept)) return []
    return (kept as ReadonlyArray<View>).flatMap((view) =>
      typeof view?.name === "string" ? [{ name: view.name, filter: { ...noFilter, ...view.filter } }] : []
    )
  } catch {
    return []
  }
}

export const useViews = (userId: string) => {
  const key = `weir.events.views.${userId}`
  const views = ref(readKept(key))
  const keep = (next: ReadonlyArray<View>) => {
    views.value = next
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Without storage a view lasts for this visit.
    }
  }
  return {
    views,
    save: (view: View) => keep([...views.value.filter(({ name }) => name !== view.name), view]),
    remove: (name: string) => keep(views.value.filter((view) => view.name !== name))
  }
}
