// Which exports of the core does nobody explain? Whoever takes the package reads what stands above a name, and nothing else.
import { type Source } from "../architecture/sources.ts"
import { isNode, lineAt, parse, type SyntaxNode } from "../architecture/syntax.ts"

/**
 * Exported names without a doc comment, each as "path:line name".
 *
 * A name with several declarations, such as a schema and its type, needs one comment. A metric needs none: its definition,
 * formula, unit and examples are part of it. What is passed on from another file is explained there.
 */
export const undocumented = ({ path, text }: Pick<Source, "path" | "text">): ReadonlyArray<string> => {
  const { program, comments } = parse(path, text)
  const explained = new Set<string>()
  const lines = new Map<string, number>()
  for (const statement of program["body"] as ReadonlyArray<SyntaxNode>) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement["declaration"] : null
    if (!isNode(declared)) continue
    // What a line says to the linter may stand between.
    const above = comments.findLast(({ end, value }) => end <= statement.start && !/^ *oxlint-/.test(value))
    const told =
      above !== undefined &&
      text.startsWith("/**", above.start) &&
      /^\s*(\/\/ oxlint-.*\s*)?$/.test(text.slice(above.end, statement.start)) &&
      above.value.replaceAll("*", "").trim().length >= 10
    for (const { name, metric } of namesOf(declared)) {
      if (told || metric) explained.add(name)
      if (!lines.has(name)) lines.set(name, lineAt(text, statement.start))
    }
  }
  return [...lines].filter(([name]) => !explained.has(name)).map(([name, line]) => `${path}:${line} ${name}`)
}

const namesOf = (declared: SyntaxNode): ReadonlyArray<{ readonly name: string; readonly metric: boolean }> =>
  ((declared["declarations"] as ReadonlyArray<SyntaxNode> | undefined) ?? [declared]).flatMap(
    ({ id, init }) =>
      // Several names taken out of one value have no room for a comment each: they count as told by the one above all.
      isNode(id) && typeof id["name"] === "string" ? [{ name: id["name"], metric: makesMetric(init) }] : []
  )

const makesMetric = (init: unknown): boolean => {
  if (!isNode(init) || init.type !== "CallExpression") return false
  const callee = init["callee"]
  if (!isNode(callee) || callee.type !== "MemberExpression") return false
  const [owner, member] = [callee["object"], callee["property"]]
  return isNode(owner) && isNode(member) && owner["name"] === "Metric" && member["name"] === "make"
}
