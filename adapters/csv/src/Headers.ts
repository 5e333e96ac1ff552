/** What are the columns called? Names to refer to them by: none empty, no two alike. */

/**
 * The names in order. An empty one becomes "Column 3". A name that several columns bear is none of theirs: they become
 * "Name (1)" and "Name (2)", so that a mapping has to say which one it means.
 */
export const columnNames = (cells: ReadonlyArray<string>): ReadonlyArray<string> => {
  const names = cells.map(
    (cell, index) =>
      cell
        .replace(/\uFEFF/g, "")
        .replace(/\s+/gu, " ")
        .trim() || `Column ${index + 1}`
  )
  const taken = new Set<string>(names.filter((name) => names.indexOf(name) === names.lastIndexOf(name)))
  return names.map((name) => {
    if (names.indexOf(name) === names.lastIndexOf(name)) return name
    let copy = 1
    while (taken.has(`${name} (${copy})`)) copy++
    taken.add(`${name} (${copy})`)
    return `${name} (${copy})`
  })
}
