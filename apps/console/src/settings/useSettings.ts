// How is one setting changed without putting back what somebody else has changed meanwhile? One after the other, each on what the server has then.
import { ref } from "vue"
import { ApiError } from "../api/problem.ts"
import { changeSettings, type SettingsFacts } from "../api/settings.ts"
import { readWorkspace } from "../api/session.ts"
import { useSession } from "../session/store.ts"
import { useText } from "../text/useText.ts"

/** Why something was not done: the reason for the field where there is one, else what the server said. */
export const reasonFor = (cause: unknown, field: string, otherwise: string): string =>
  cause instanceof ApiError
    ? (cause.reasonOf(field) ?? (cause.message === "" ? otherwise : cause.message))
    : otherwise

let line: Promise<unknown> = Promise.resolve()

export const useSettings = () => {
  const session = useSession()
  const { t } = useText()
  /** By field: why it could not be saved. */
  const reasons = ref<Readonly<Record<string, string>>>({})
  /** The field that was saved last. */
  const saved = ref<string>()

  const refuse = (field: string, reason: string | undefined) => {
    const { [field]: _, ...others } = reasons.value
    reasons.value = reason === undefined ? others : { ...others, [field]: reason }
    if (reason !== undefined && saved.value === field) saved.value = undefined
  }

  const save = (field: string, change: (settings: SettingsFacts) => SettingsFacts): Promise<void> => {
    const saving = line.then(async () => {
      try {
        const workspace = await readWorkspace()
        const settings = await changeSettings(change(workspace.settings as SettingsFacts))
        session.workspace = { ...workspace, settings }
        refuse(field, undefined)
        saved.value = field
      } catch (cause) {
        refuse(field, reasonFor(cause, field, t("app.unreachable")))
      }
    })
    line = saving
    return saving
  }

  return { reasons, saved, save, refuse }
}
