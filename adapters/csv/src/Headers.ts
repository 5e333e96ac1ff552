/** What are the columns called? Names to refer to them by: none empty, no two alike. */

/** The names in order. An empty one becomes "Column 3", a repeated one "Name (2)". */
export const columnNames = (cells: ReadonlyArray<string>): ReadonlyArray<string> => {
  const taken = new Set<string>()
  return cells.map((cell, index) => {
    const name =
      cell
        .replace(/\uFEFF/g, "")
        .replace(/\s+/gu, " ")
        .trim() || `Column ${index + 1}`
    let free = name
    for (let copy = 2; taken.has(free); copy++) free = `${name} (${copy})`
    taken.add(free)
    return free
  })
}
