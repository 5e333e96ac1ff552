// Which table is brought in by every engine? Deals of a furniture maker: made up, always the same, some of them open, won or lost.
import { writeFile } from "node:fs/promises"

/** One row as it is meant, whatever reads it. */
export interface Row {
  readonly id: string
  readonly title: string
  readonly stage: string
  /** Minor units; the file has them with two decimals. */
  readonly amount: number
  readonly owner: string
  readonly source: string
  /** Milliseconds. */
  readonly created: number
  readonly closed: number | null
}

const stages = ["Offer", "Talks", "Won", "Lost"]
export const isClosed = (stage: string): boolean => stage === "Won" || stage === "Lost"
const dayMs = 86_400_000
const begin = Date.UTC(2024, 0, 1)

const rowAt = (i: number): Row => {
  const stage = stages[(i * 7) % 4]!
  const created = begin + ((i * 13) % 600) * dayMs
  return {
    id: `D-${i}`,
    title: `Chairs, "model ${i % 97}", for hall ${i}`,
    stage,
    amount: 10_000 + ((i * 7919) % 990_000),
    owner: `Seller ${i % 20}`,
    source: `Fair ${i % 6}`,
    created,
    closed: isClosed(stage) ? created + (1 + (i % 60)) * dayMs : null
  }
}

const dateText = (at: number | null): string => (at === null ? "" : new Date(at).toISOString().slice(0, 10))

/** Writes a file of so many rows, and gives the sum of its amounts in minor units. */
export const writeTable = async (path: string, count: number): Promise<number> => {
  const lines = ["id,title,stage,amount,owner,source,created,closed"]
  let sum = 0
  for (let i = 0; i < count; i++) {
    const { amount, closed, created, id, owner, source, stage, title } = rowAt(i)
    sum += amount
    lines.push(
      `${id},"${title.replaceAll('"', '""')}",${stage},${(amount / 100).toFixed(2)},${owner},${source},${dateText(created)},${dateText(closed)}`
    )
  }
  await writeFile(path, `${lines.join("\n")}\n`)
  return sum
}

export const mapping = {
  weir: "mapping",
  version: 1,
  name: "Furniture",
  kind: "deals",
  zone: "UTC",
  columns: {
    externalId: { column: "id" },
    title: { column: "title" },
    stage: { column: "stage" },
    amount: { column: "amount", number: { decimal: ".", grouping: "none" } },
    currency: { constant: "EUR" },
    owner: { column: "owner" },
    source: { column: "source" },
    createdAt: { column: "created", date: "yyyy-mm-dd" },
    closedAt: { column: "closed", date: "yyyy-mm-dd" }
  },
  stages: [
    { text: "Offer", pipeline: "Fairs", stage: "Offer", kind: "open" },
    { text: "Talks", pipeline: "Fairs", stage: "Talks", kind: "open" },
    { text: "Won", pipeline: "Fairs", stage: "Won", kind: "won" },
    { text: "Lost", pipeline: "Fairs", stage: "Lost", kind: "lost" }
  ],
  create: {
    pipelines: "create",
    stages: "create",
    owners: "create",
    sources: "create",
    companies: "error",
    contacts: "error",
    products: "error",
    lossReasons: "error"
  }
}

const stageNames = new Set(stages)

const cellsOf = (line: string): ReadonlyArray<string> => {
  if (!line.includes('"')) return line.split(",")
  const cells: Array<string> = []
  for (let at = 0; at <= line.length;) {
    if (line[at] !== '"') {
      const end = line.indexOf(",", at)
      cells.push(line.slice(at, end < 0 ? line.length : end))
      at = end < 0 ? line.length + 1 : end + 1
      continue
    }
    let end = at + 1
    while (line[end] !== '"' || line[end + 1] === '"') end += line[end] === '"' ? 2 : 1
    cells.push(line.slice(at + 1, end).replaceAll('""', '"'))
    at = end + 2
  }
  return cells
}

const dateOf = (text: string): number => {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new Error(`${text} is no date`)
  return at
}

/** The rows of a file of this very form, each checked: the least that reads it. */
export const rowsOf = (text: string): ReadonlyArray<Row> => {
  const [, ...lines] = text.trimEnd().split("\n")
  return lines.map((line) => {
    const [id, title, stage, amount, owner, source, created, closed] = cellsOf(line)
    const minor = Math.round(Number(amount) * 100)
    if (id === "" || !stageNames.has(stage ?? "") || !Number.isSafeInteger(minor))
      throw new Error(`a row that is none: ${line}`)
    return {
      id: id!,
      title: title!,
      stage: stage!,
      amount: minor,
      owner: owner!,
      source: source!,
      created: dateOf(created!),
      closed: closed === "" ? null : dateOf(closed!)
    }
  })
}
