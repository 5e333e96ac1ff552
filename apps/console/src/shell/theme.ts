// Light or dark? The system's preference, until someone chooses; the choice is kept on this device.
import { computed, ref } from "vue"

type Theme = "light" | "dark"
const storageKey = "weir.theme"
const system = globalThis.matchMedia?.("(prefers-color-scheme: dark)")
const systemDark = ref(system?.matches ?? false)
system?.addEventListener("change", (event) => (systemDark.value = event.matches))

const chosen = ref<Theme | undefined>(
  ((value) => (value === "light" || value === "dark" ? value : undefined))(
    globalThis.document?.documentElement.dataset["theme"]
  )
)

export const theme = computed<Theme>(() => chosen.value ?? (systemDark.value ? "dark" : "light"))

/** Whether the page is dark now. */
export const isDark = (): boolean => theme.value === "dark"

export const toggleTheme = (): void => {
  chosen.value = theme.value === "dark" ? "light" : "dark"
  document.documentElement.dataset["theme"] = chosen.value
  try {
    localStorage.setItem(storageKey, chosen.value)
  } catch {
    // Without storage the choice lasts for this visit.
  }
}
