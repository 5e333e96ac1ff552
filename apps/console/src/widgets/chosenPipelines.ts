// Which pipeline did a reader choose to see in a widget? Kept on this device; the dashboard's own filter is another thing (D9).
import { ref } from "vue"

const storageKey = "weir.pipelines"

const kept = (): Readonly<Record<string, string>> => {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}")
    return typeof read === "object" && read !== null ? (read as Record<string, string>) : {}
  } catch {
    return {}
  }
}

const chosen = ref(kept())

/** By the widget's id. */
export const useChosenPipelines = () => ({
  chosen,
  choose: (widget: string, pipeline: string): void => {
    chosen.value = { ...chosen.value, [widget]: pipeline }
    try {
      localStorage.setItem(storageKey, JSON.stringify(chosen.value))
    } catch {
      // Without storage the choice lasts for this visit.
    }
  }
})
