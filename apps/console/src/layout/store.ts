// How is my dashboard arranged, what does it look like, and what can be had again?
import type { Arrangement } from "@weir/domain/dashboard/Dashboard"
import { defineStore } from "pinia"
import { computed, ref, shallowRef } from "vue"
import { applyDashboard, readMyDashboard, restoreDashboard, saveMyDashboard } from "../api/dashboards.ts"
import { ApiError } from "../api/problem.ts"
import type { MyDashboardFacts } from "../api/types.ts"

/** What became of a save; `overtaken` when somebody, perhaps oneself in another window, has saved since. */
export type Saved =
  | { readonly kind: "saved" }
  | { readonly kind: "overtaken" | "refused"; readonly error: ApiError }

export const useLayout = defineStore("layout", () => {
  const mine = shallowRef<MyDashboardFacts>()
  const failure = shallowRef<ApiError>()
  const reading = ref(false)

  const load = async (): Promise<void> => {
    if (reading.value) return
    reading.value = true
    try {
      mine.value = await readMyDashboard()
      failure.value = undefined
    } catch (cause) {
      failure.value = cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})
    } finally {
      reading.value = false
    }
  }

  const shown = computed(() => mine.value?.shown as Arrangement | undefined)

  const keep = async (change: () => Promise<MyDashboardFacts>): Promise<Saved> => {
    try {
      mine.value = await change()
      return { kind: "saved" }
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})
      return { kind: error.status === 412 ? "overtaken" : "refused", error }
    }
  }

  /** `over` saves whatever has been saved since. */
  const save = (arrangement: Arrangement, over = false): Promise<Saved> =>
    keep(() => saveMyDashboard(arrangement, over ? undefined : mine.value?.version))
  const apply = (arrangement: Arrangement, locked: boolean, over = false): Promise<Saved> =>
    keep(() => applyDashboard(arrangement, locked, over ? undefined : (mine.value?.everybody?.version ?? 0)))
  const restore = (of: "own" | "everybody", revision: number): Promise<Saved> =>
    keep(() => restoreDashboard(of, revision))

  return { mine, shown, failure, load, save, apply, restore }
})
