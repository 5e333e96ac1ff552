// What does every widget of a count need? Its reading, and the words for what is counted.
import { computed } from "vue"
import { useDashboard } from "../../dashboard/store.ts"
import { useFormat } from "../../format/useFormat.ts"
import type { MetricId } from "../../readings/view.ts"
import type { TextKey } from "../../text/text.ts"
import { useText } from "../../text/useText.ts"
import type { Shown } from "../Shown.ts"
import { useReading } from "../useReading.ts"
import { type MoreOf, peopleRows, typeRows } from "./rows.ts"

const kinds: Readonly<Record<string, TextKey>> = {
  task: "counts.task",
  call: "counts.call",
  meeting: "counts.meeting",
  email: "counts.email",
  other: "counts.other"
}

export const useCount = <Metric extends MetricId>(shown: () => Shown, metric: Metric) => {
  const { t } = useText()
  const format = useFormat()
  const dashboard = useDashboard()
  const words = computed(() => ({ count: format.count, off: t("owners.off") }))
  const span = computed(() =>
    dashboard.data === undefined ? "" : format.window(dashboard.data.compared, { year: false })
  )
  return {
    t,
    format,
    ...useReading(shown, metric),
    /** "1–22 Oct: 27": the same part of the period before. */
    was: (before: number) => [{ text: `${span.value}: ${format.count(before)}`, part: "before" }],
    people: <Row extends Parameters<typeof peopleRows>[0][number]>(
      rows: ReadonlyArray<Row>,
      countOf: (row: Row) => number,
      more: MoreOf<Row> = {}
    ) => peopleRows(rows, countOf, words.value, more),
    types: (rows: Parameters<typeof typeRows>[0]) =>
      typeRows(rows, format.count, (type) => {
        const key = kinds[type.kind]
        return type.typeId === null && key !== undefined ? t(key) : type.name
      })
  }
}
