/** What separates the cells? Told by how evenly each candidate cuts the first records. */
import type { Found } from "@weir/application/ports/TableFiles"

const candidates = [",", ";", "\t", "|"] as const

const spoken: ReadonlyMap<string, string> = new Map([
  [",", "comma"],
  [";", "semicolon"],
  ["\t", "tab"],
  ["|", "bar"]
])

/** How many records of the sample are weighed. */
const sampledRecords = 60

/** The separator Excel was told to use on a first line `sep=;`, if there is one. */
export const declaredDelimiter = (text: string): string | undefined =>
  /^\uFEFF?"?sep=(.)"?(?:\r|\n|$)/i.exec(text)?.[1]

/** A separator a person named: a single character that can be no part of a quoted cell or a line. */
export const knownDelimiter = (text: string): string | undefined => {
  const character = text === "\\t" || text === "tab" ? "\t" : text
  return character.length === 1 && !/["\r\n\p{L}\p{N}]/u.test(character) ? character : undefined
}

/**
 * The candidate that cuts the most records into as many cells as the header. `certain` when no other candidate cuts
 * every record evenly into two cells or more. A file of one column has none to find: it reads as a comma, uncertain.
 */
export const findDelimiter = (text: string, isWhole: boolean): Found => {
  const declared = declaredDelimiter(text)
  if (declared !== undefined) {
    return {
      value: declared,
      certain: true,
      evidence: `the first line says sep=${declared}`,
      alternatives: []
    }
  }
  const cuts = candidates
    .map((delimiter) => {
      const counts = cellCounts(text, delimiter, isWhole)
      const columns = counts[0] ?? 1
      const even = counts.filter((count) => count === columns).length / Math.max(1, counts.length)
      return { delimiter, columns, even, records: counts.length }
    })
    .filter(({ columns }) => columns > 1)
  const first = cuts.reduce<(typeof cuts)[number] | undefined>(
    (best, cut) =>
      best === undefined || cut.even > best.even || (cut.even === best.even && cut.columns > best.columns)
        ? cut
        : best,
    undefined
  )
  if (first === undefined) {
    return {
      value: ",",
      certain: false,
      evidence: "no separator occurs in the first line: a single column",
      alternatives: []
    }
  }
  const rivals = cuts
    .filter((cut) => cut !== first && cut.even === first.even)
    .map(({ delimiter }) => delimiter)
  return {
    value: first.delimiter,
    certain: rivals.length === 0 && first.even >= 0.9,
    evidence: `the ${spoken.get(first.delimiter)} cuts ${Math.round(first.even * 100)} % of the first ${first.records} rows into ${first.columns} cells`,
    alternatives: rivals
  }
}

/** Cells of each of the first records, minding quotes. A last record that may go on beyond the sample is left out. */
const cellCounts = (text: string, delimiter: string, isWhole: boolean): ReadonlyArray<number> => {
  const counts: Array<number> = []
  let cells = 1
  let isQuoted = false
  let isAtStart = true
  let isEmpty = true
  for (let index = 0; index < text.length && counts.length < sampledRecords; index++) {
    const character = text[index]
    if (isQuoted) {
      if (character === '"' && text[index + 1] === '"') index++
      else if (character === '"') isQuoted = false
    } else if (character === '"' && isAtStart) {
      isQuoted = true
      isEmpty = false
      isAtStart = false
    } else if (character === delimiter) {
      cells++
      isEmpty = false
      isAtStart = true
    } else if (character === "\n" || character === "\r") {
      if (!isEmpty) counts.push(cells)
      cells = 1
      isAtStart = true
      isEmpty = true
    } else {
      isAtStart = false
      isEmpty = false
    }
  }
  if (isWhole && !isEmpty && counts.length < sampledRecords) counts.push(cells)
  return counts
}
