// How is my dashboard arranged, and what does it look like?
import type { Arrangement } from "@weir/domain/dashboard/Dashboard"
import { standard } from "@weir/domain/dashboard/standard"
import { defineStore } from "pinia"
import { shallowRef } from "vue"

export const useLayout = defineStore("layout", () => {
  const shown = shallowRef<Arrangement>(standard)
  return { shown }
})
