// How is a change said in a line? Who did what to which deal, or with what else.
import type { ChangeWire } from "../api/types.ts"
import { useSession } from "../session/store.ts"
import { useText } from "../text/useText.ts"

const deals = {
  DealCreated: "created",
  DealDeleted: "deleted",
  DealRestored: "restored",
  DealBudgetChanged: "budget",
  DealOwnerChanged: "owner"
} as const
/** By how the names of facts begin. */
const things = [
  [/^Activity/u, "task"],
  [/^Call/u, "call"],
  [/^(?:Talk|Message|Nps)/u, "message"],
  [/^Note/u, "note"],
  [/^File/u, "file"],
  [/^Goal/u, "goal"],
  [/^(?:Client|Entry)/u, "client"],
  [/^Import/u, "import"]
] as const

export const useChangeWords = (): ((change: ChangeWire) => string) => {
  const { t } = useText()
  const session = useSession()
  return ({ deal, from, to, what, who: { name: who } }) => {
    // A deal whose title may not be told, and whatever else is no deal's own.
    if (!deal?.title || !what.startsWith("Deal")) {
      const thing = things.find(([pattern]) => pattern.test(what))?.[1] ?? "other"
      return t("live.of", { who, thing: t(`live.${thing}`) })
    }
    const values = { who, deal: deal.title }
    const stage = to === null ? undefined : session.stageOf(to)
    if (what === "DealMoved") {
      if (stage?.kind === "won" || stage?.kind === "lost") return t(`live.${stage.kind}`, values)
      const before = from === null ? undefined : session.stageOf(from)
      if (stage && before) return t("live.moved", { ...values, from: before.name, to: stage.name })
    }
    return t(`live.${deals[what as keyof typeof deals] ?? "edited"}`, values)
  }
}
