// How are the things of the log said: kinds of events, objects, values before and after, authors and days?
import type { NamesWire, ValueWire } from "../api/events.ts"
import type { IconName } from "../design/icons.ts"
import { useFormat } from "../format/useFormat.ts"
import type { TextKey } from "../text/text.ts"
import { useText } from "../text/useText.ts"
import type { EventLine } from "./lines.ts"

export const iconOf = (kind: string): IconName => {
  const icons: Readonly<Record<string, IconName>> = {
    deal: "deals",
    activity: "check",
    call: "phone",
    talk: "message",
    note: "note",
    file: "file",
    contact: "person",
    client: "person",
    user: "person",
    presence: "person",
    company: "company",
    import: "upload",
    dashboard: "dashboard",
    pipeline: "funnel",
    goal: "target",
    team: "person",
    workspace: "gear"
  }
  return icons[kind] ?? "table"
}

export const useWords = () => {
  const { t } = useText()
  const format = useFormat()

  const named = (id: string, names: NamesWire): string => {
    const found = names[id]
    if (found?.hidden) return t("events.hidden")
    return found?.name || t("events.unnamed")
  }
  const what = (line: Pick<EventLine, "what" | "field">): string =>
    t(`eventName.${line.what}` as TextKey, { field: line.field ?? "" })
  const object = (kind: string): string => t(`eventObject.${kind}` as TextKey)
  const count = {
    rows: "rows",
    created: "created",
    taken: "taken",
    widgets: "widgets",
    people: "persons",
    deals: "sum"
  } as const

  const value = (v: ValueWire | null, names: NamesWire): string => {
    switch (v?._tag) {
      case undefined:
        return ""
      case "Stage":
        return `${named(v.pipelineId, names)} / ${named(v.stageId, names)}`
      case "Money":
        return format.money({ amount: v.amount, currency: v.currency })
      case "BaseMoney":
        return format.inBase(v.amount)
      case "Person":
      case "Entry":
      case "Pipeline":
        return named(v.id, names)
      case "People":
        return v.ids.map((id) => named(id, names)).join(", ")
      case "Records": {
        const list = v.records.map(({ id }) => named(id, names)).join(", ")
        return v.more === 0 ? list : t("events.andMore", { names: list, n: v.more })
      }
      case "Text":
        return v.text
      case "Word":
        return t(`eventWord.${v.word}` as TextKey)
      case "Score":
        return t("events.score", { n: v.score })
      case "Count":
        return t(`events.${count[v.of]}`, { n: v.n })
      case "Percent":
        return format.wholePercent(v.ratio)
      case "Moment":
        return format.moment(Date.parse(v.at))
      case "Day":
        return format.fullDay(Date.parse(`${v.date}T12:00:00Z`))
      case "Due":
        return t("events.due", {
          when: v.date === null ? format.moment(Date.parse(v.at)) : format.date(v.date, "day")
        })
      case "Duration":
        return format.duration(v.ms)
      case "Answered":
        return t("events.answered", { time: format.duration(v.ms) })
      case "Lateness":
        return t("events.late", { time: format.duration(v.ms) })
      case "Bytes":
        return format.bytes(v.bytes)
    }
  }
  const after = ({ after, also, names }: Pick<EventLine, "after" | "also" | "names">): string =>
    also === null
      ? value(after, names)
      : after === null
        ? value(also, names)
        : t("events.also", { value: value(after, names), also: value(also, names) })
  const author = (line: EventLine): string =>
    line.author === "robot"
      ? t("events.robot")
      : line.author === "import"
        ? (line.importId !== null && line.names[line.importId]?.name) || t("events.import")
        : named(line.actorId, line.names)

  /** What an event's day is called beside its time: today, yesterday, or the day itself. */
  const day = (at: number): string => {
    const key = format.dayKey(at)
    const now = Date.now()
    if (key === format.dayKey(now)) return t("events.today")
    if (key === format.dayKey(now - 86_400_000)) return t("events.yesterday")
    return key.slice(0, 4) === format.dayKey(now).slice(0, 4) ? format.day(at) : format.fullDay(at)
  }
  const heading = (at: number): string => {
    const said = day(at)
    const weekday = format.weekday(at)
    const relative = said === t("events.today") || said === t("events.yesterday")
    if (relative) return `${said}, ${weekday}`
    return format.dayKey(at).slice(0, 4) === format.dayKey(Date.now()).slice(0, 4)
      ? weekday
      : `${weekday} ${format.dayKey(at).slice(0, 4)}`
  }
  return { named, what, object, value, after, author, day, heading }
}
