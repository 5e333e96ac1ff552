// How is a target written? In its place, against the goal as it was when one began; a refusal leaves what was typed.
import { computed, ref } from "vue"
import type { Aim } from "../api/goals.ts"
import type { GoalFacts } from "../api/types.ts"
import { showToast } from "../design/toasts.ts"
import { exponentOf, parseMoney } from "../format/money.ts"
import { useFormat } from "../format/useFormat.ts"
import { useSession } from "../session/store.ts"
import { useText } from "../text/useText.ts"
import type { Asked, Cell, GoalRow } from "./grid.ts"
import { type Outcome, useGoals } from "./store.ts"

export interface Draft {
  readonly row: GoalRow
  readonly month: string
  /** What the target replaces: what was there when editing began. */
  readonly against: GoalFacts | undefined
  readonly text: string
  /** Why it was not saved. */
  readonly wrong: string | undefined
  readonly busy: boolean
}

export const useTargets = (asked: () => Asked, rows: () => ReadonlyArray<GoalRow>) => {
  const { t } = useText()
  const format = useFormat()
  const session = useSession()
  const store = useGoals()
  const draft = ref<Draft>()
  const mayEdit = computed(() => session.user?.role === "admin")

  const amount = (target: number): string =>
    asked().measure === "budget" ? format.inBase(target) : t("goals.deals", { n: target })
  const monthName = (month: string): string =>
    `${format.date(`${month}-15`, "monthName")} ${month.slice(0, 4)}`
  const aimOf = (row: GoalRow, month: string): Aim => ({
    scope: row.scope,
    pipelineId: asked().pipelineId,
    month,
    measure: asked().measure
  })

  /** As one would type it. */
  const typed = (target: number): string => {
    if (asked().measure === "count") return String(target)
    const places = exponentOf(format.baseCurrency.value)
    const unit = 10 ** places
    return target % unit === 0 ? String(target / unit) : (target / unit).toFixed(places)
  }
  const read = (text: string): number | null => {
    const plain = text.replaceAll(/\s/gu, "")
    const target =
      asked().measure === "budget"
        ? parseMoney(plain, format.baseCurrency.value)
        : /^\d+$/u.test(plain)
          ? Number(plain)
          : null
    return target !== null && target > 0 && Number.isSafeInteger(target) ? target : null
  }

  const cellOf = (row: GoalRow, month: string): Cell | undefined =>
    rows()
      .find(({ key }) => key === row.key)
      ?.cells.find((cell) => cell.month === month)
  const change = (part: Partial<Draft>): void => {
    if (draft.value) draft.value = { ...draft.value, ...part }
  }
  const isChanged = ({ against, text }: Draft): boolean =>
    text.trim() !== (against && against.deletedAt === null ? typed(against.target) : "")

  const reason = (outcome: Exclude<Outcome, { kind: "saved" }>): string => {
    if (outcome.kind === "refused") return outcome.error.message || t("app.unreachable")
    if (outcome.now === undefined) return t("goals.overtakenRemoved")
    return t("goals.overtaken", {
      who: session.userOf(outcome.by ?? "")?.name ?? t("goals.someone"),
      target: amount(outcome.now.target)
    })
  }

  const cancel = (): void => (draft.value = undefined)

  /** The months after one, of the year that is shown, that do not have this target yet. */
  const following = (row: GoalRow, month: string): ReadonlyArray<Cell> =>
    (rows().find(({ key }) => key === row.key)?.cells ?? []).filter((cell) => cell.month > month)

  const takeBack = async (
    done: ReadonlyArray<{ readonly saved: GoalFacts; readonly before: GoalFacts | undefined }>
  ): Promise<void> => {
    for (const { before, saved } of done) {
      const outcome =
        before === undefined ? await store.remove(saved) : await store.set(saved, before.target, saved)
      if (outcome.kind !== "saved") {
        showToast({ tone: "bad", title: t("goals.notSaved"), text: reason(outcome) })
        return
      }
    }
  }

  const copy = async (row: GoalRow, month: string, target: number): Promise<void> => {
    const done: Array<{ readonly saved: GoalFacts; readonly before: GoalFacts | undefined }> = []
    for (const cell of following(row, month)) {
      if (cell.goal?.target === target) continue
      const outcome = await store.set(aimOf(row, cell.month), target, cell.goal ?? cell.removed)
      if (outcome.kind !== "saved") {
        showToast({
          tone: "bad",
          title: t("goals.copyStopped", { n: done.length, month: monthName(cell.month) }),
          text: reason(outcome)
        })
        return
      }
      done.push({ saved: outcome.goal, before: cell.goal })
    }
    if (done.length === 0) return
    showToast({
      tone: "good",
      title: t("goals.copiedToast", { target: amount(target), n: done.length }),
      act: { label: t("goals.undo"), run: () => void takeBack(done) }
    })
  }

  /** Saves what was typed, and where it is asked for the months that follow too. True when the editor closed. */
  const save = async (andFollowing = false): Promise<boolean> => {
    const held = draft.value
    if (held === undefined || held.busy) return false
    if (!isChanged(held) && !andFollowing) {
      cancel()
      return true
    }
    const target = read(held.text)
    if (target === null) {
      change({ wrong: t(asked().measure === "budget" ? "goals.wrongMoney" : "goals.wrongCount") })
      return false
    }
    change({ busy: true, wrong: undefined })
    const aim = aimOf(held.row, held.month)
    const outcome: Outcome =
      held.against?.deletedAt === null && held.against.target === target
        ? { kind: "saved", goal: held.against }
        : await store.set(aim, target, held.against)
    if (outcome.kind !== "saved") {
      const now =
        outcome.kind === "overtaken" ? (outcome.now ?? cellOf(held.row, held.month)?.removed) : held.against
      change({ busy: false, wrong: reason(outcome), against: now })
      return false
    }
    cancel()
    if (andFollowing) await copy(held.row, held.month, target)
    return true
  }

  /** Opens the editor of a cell, with a first letter where one was typed. What is open is saved before. */
  const begin = async (row: GoalRow, cell: Cell, first?: string): Promise<void> => {
    if (!mayEdit.value || (draft.value !== undefined && !(await save()))) return
    draft.value = {
      row,
      month: cell.month,
      against: cell.goal ?? cell.removed,
      text: first ?? (cell.goal ? typed(cell.goal.target) : ""),
      wrong: undefined,
      busy: false
    }
  }

  const remove = async (row: GoalRow, cell: Cell): Promise<void> => {
    const goal = cell.goal
    if (!mayEdit.value || goal === undefined) return
    cancel()
    const outcome = await store.remove(goal)
    const values = { name: row.name, month: monthName(cell.month) }
    if (outcome.kind !== "saved") {
      showToast({ tone: "bad", title: t("goals.notRemoved"), text: reason(outcome) })
      return
    }
    const undo = async () => {
      const back = await store.set(goal, goal.target, outcome.goal)
      if (back.kind !== "saved") showToast({ tone: "bad", title: t("goals.notSaved"), text: reason(back) })
    }
    showToast({
      tone: "good",
      title: t("goals.removedToast", values),
      act: { label: t("goals.undo"), run: () => void undo() }
    })
  }

  return { draft, mayEdit, amount, monthName, begin, change, save, cancel, remove, following, isChanged }
}
export type Targets = ReturnType<typeof useTargets>
