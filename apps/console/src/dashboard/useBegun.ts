// When did the workspace begin? Before its first entry nothing was known; read from the log once, when somebody wants to go back.
import { onMounted, ref, type Ref } from "vue"
import { readEvents } from "../api/events.ts"
import { useSession } from "../session/store.ts"

const known = new Map<string, number>()

/** Undefined until it is known. */
export const useBegun = (): Ref<number | undefined> => {
  const session = useSession()
  const workspace = session.workspace?.id ?? ""
  const begun = ref(known.get(workspace))
  onMounted(async () => {
    if (begun.value !== undefined) return
    try {
      const { items } = await readEvents({ type: ["WorkspaceOpened"] }, { limit: 1 })
      const opened = items[0]
      if (!opened) return
      begun.value = Date.parse(opened.recordedAt)
      known.set(workspace, begun.value)
    } catch {
      // Without it one may go further back and finds nothing.
    }
  })
  return begun
}
