// How do the rows of readings become lines of a bar list?
import type { BarRow } from "../faces/BarRows.ts"

interface Person {
  readonly id: string
  readonly name: string
  readonly disabled: boolean
}

interface Words {
  /** A count as it is read. */
  readonly count: (n: number) => string
  /** Said after the name of somebody who has left. */
  readonly off: string
}

/** What else can be told of a person. */
export interface MoreOf<Row> {
  readonly before?: (row: Row) => number
  readonly parts?: (row: Row) => NonNullable<BarRow["parts"]>
}

/** People with what is counted of each; those with nothing now are left out. */
export const peopleRows = <Row extends Person>(
  rows: ReadonlyArray<Row>,
  countOf: (row: Row) => number,
  { count, off }: Words,
  { before, parts }: MoreOf<Row> = {}
): ReadonlyArray<BarRow> =>
  rows
    .filter((row) => countOf(row) !== 0)
    .map((row) => ({
      key: row.id,
      label: row.name,
      ...(row.disabled ? { note: off, noteTone: "warn" as const } : {}),
      value: countOf(row),
      ...(before === undefined ? {} : { before: before(row) }),
      ...(parts === undefined ? {} : { parts: parts(row) }),
      text: count(countOf(row)),
      part: `user:${row.id}`,
      person: true
    }))

interface Type {
  readonly kind: string
  readonly typeId: string | null
  readonly name: string
  readonly count: number
  /** In the same part of the period before, where that is known. */
  readonly before?: number
}

/** Types of activities. `nameOf` says the built-in kinds in the reader's language. */
export const typeRows = (
  types: ReadonlyArray<Type>,
  count: Words["count"],
  nameOf: (type: Type) => string
): ReadonlyArray<BarRow> =>
  types
    .filter((type) => type.count !== 0)
    .map((type) => ({
      key: `${type.kind}:${type.typeId ?? ""}`,
      label: nameOf(type),
      value: type.count,
      ...(type.before === undefined ? {} : { before: type.before }),
      text: count(type.count),
      part: `type:${type.kind}:${type.typeId ?? ""}`
    }))

const knownAs: Readonly<Record<string, string>> = {
  whatsapp: "WhatsApp",
  sms: "SMS",
  webchat: "Web chat",
  "web-chat": "Web chat",
  telegram: "Telegram",
  instagram: "Instagram",
  facebook: "Facebook",
  wechat: "WeChat"
}

/** A channel as people write it: the providers' names are not translated. */
export const channelName = (name: string): string =>
  knownAs[name.toLowerCase()] ?? name.slice(0, 1).toLocaleUpperCase() + name.slice(1)
