// Which short messages are on screen now?
import { ref } from "vue"

export interface Toast {
  readonly id: number
  readonly tone: "plain" | "good" | "bad"
  readonly title: string
  readonly text?: string | undefined
  readonly act?: { readonly label: string; readonly run: () => void } | undefined
}

export const toasts = ref<ReadonlyArray<Toast>>([])
let last = 0

export const dismissToast = (id: number): void => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

/** Shows a message for six seconds; a bad one stays until it is dismissed. */
export const showToast = (toast: Omit<Toast, "id">): void => {
  const id = ++last
  toasts.value = [...toasts.value.slice(-2), { ...toast, id }]
  if (toast.tone !== "bad") setTimeout(() => dismissToast(id), 6_000)
}
