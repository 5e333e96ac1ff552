// Which sets of conditions are kept under a name? A few that everybody has, and those a person saved.
import { shallowRef } from "vue"
import type { SavedViewFacts } from "../api/types.ts"
import { readViews, removeView, saveView } from "../api/views.ts"
import type { TextKey } from "../text/text.ts"
import { fromText, type LogFilter, noFilter, toText } from "./filter.ts"

interface View {
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

/** Views that this device kept by itself, before they were kept for every device. */
const keptHere = (key: string): ReadonlyArray<View> => {
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

const viewOf = ({ name, query }: SavedViewFacts): View => ({ name, filter: fromText(query) })
const factsOf = ({ filter, name }: View): SavedViewFacts => ({ name, query: toText(filter) })

/** Somebody's views. Those that this device alone has kept are handed over once; of two of one name the one on the server stays. */
export const useViews = (userId: string) => {
  const views = shallowRef<ReadonlyArray<View>>([])
  const take = (items: ReadonlyArray<SavedViewFacts>): void => {
    views.value = items.map(viewOf)
  }
  const handOver = async (): Promise<void> => {
    const key = `weir.events.views.${userId}`
    for (const view of keptHere(key))
      if (!views.value.some(({ name }) => name === view.name)) take(await saveView(factsOf(view)))
    try {
      localStorage.removeItem(key)
    } catch {
      // Without storage nothing was kept there.
    }
  }
  /** Reads them. What could not be handed over is tried again at the next visit. */
  const load = async (): Promise<void> => {
    take(await readViews())
    await handOver()
  }
  return {
    views,
    load,
    save: async (view: View): Promise<void> => take(await saveView(factsOf(view))),
    remove: async (name: string): Promise<void> => take(await removeView(name))
  }
}
