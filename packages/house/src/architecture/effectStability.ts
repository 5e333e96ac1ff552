// Which parts of effect does a file of the core use, and are they promised to stay?
import { existsSync, readFileSync, realpathSync } from "node:fs"
import { join } from "node:path"
import { root, type Source } from "./sources.ts"
import { isNode, lineAt, parse, scriptOf, walk, type SyntaxNode } from "./syntax.ts"

const effect = realpathSync(join(root, "packages/domain/node_modules/effect/src"))

// Modules that are data and functions of data: nothing here runs, waits, reads a clock or draws lots.
const dataModules = new Set(
  (
    "Array BigDecimal BigInt Boolean Brand Chunk Combiner Data Duration Equal Equivalence Filter Function Hash HashMap " +
    "HashSet Iterable Match NonEmptyIterable Number Option Order Ordering Pipeable Predicate Record Reducer Result " +
    "Schema SchemaAST SchemaGetter SchemaIssue SchemaParser SchemaTransformation String Struct Tuple Types UndefinedOr"
  ).split(" ")
)

/** Every use of effect in a file of the core that is no data module or not marked stable. */
export const unstableUses = (source: Pick<Source, "path" | "text">): ReadonlyArray<string> =>
  usesOf(source).flatMap(({ module, name, line }) => {
    const where = `${source.path}:${line} uses effect's ${module}${name === undefined ? "" : `.${name}`}`
    if (!dataModules.has(module)) return [`${where}: the core uses effect's data modules only`]
    const found = name === undefined ? "stable" : (stabilityOf(module).get(name) ?? "unknown")
    return found === "stable" ? [] : [`${where}: it is ${found}`]
  })

/** Every member of an effect module that a file names, in values and in types. */
export const usesOf = (
  source: Pick<Source, "path" | "text">
): ReadonlyArray<{ readonly module: string; readonly name: string | undefined; readonly line: number }> => {
  const code = scriptOf(source)
  const { program } = parse(source.path, code)
  const uses: Array<{ module: string; name: string | undefined; line: number }> = []
  const modules = new Map<string, string>()
  walk(program, (node) => {
    const from = isNode(node["source"]) ? node["source"]["value"] : undefined
    if (typeof from !== "string" || !/^effect(\/|$)/.test(from)) return
    const line = lineAt(code, node.start)
    if (node.type !== "ImportDeclaration") {
      uses.push({ module: `re-export of ${from}`, name: undefined, line })
      return
    }
    for (const specifier of node["specifiers"] as ReadonlyArray<SyntaxNode>) {
      const local = nameOf(specifier["local"])
      const imported = nameOf(specifier["imported"])
      const module = from.split("/").slice(1).join("/")
      if (module !== "" && specifier.type === "ImportNamespaceSpecifier") modules.set(local, module)
      else if (module !== "") uses.push({ module, name: imported, line })
      else if (existsSync(join(effect, `${imported}.ts`))) modules.set(local, imported)
      else uses.push({ module: "Function", name: imported, line })
    }
  })
  for (const module of modules.values()) uses.push({ module, name: undefined, line: 1 })
  walk(program, (node) => {
    const [owner, member] =
      node.type === "MemberExpression"
        ? [node["object"], node["property"]]
        : node.type === "TSQualifiedName"
          ? [node["left"], node["right"]]
          : []
    const module = isNode(owner) && owner.type === "Identifier" ? modules.get(nameOf(owner)) : undefined
    if (module !== undefined) uses.push({ module, name: nameOf(member), line: lineAt(code, node.start) })
  })
  return uses
}

const nameOf = (node: unknown): string =>
  isNode(node) && typeof node["name"] === "string" ? node["name"] : "?"

const known = new Map<string, ReadonlyMap<string, string>>()

/** The `@stability` of every export of an effect module; the least of them where a name is declared twice. */
export const stabilityOf = (module: string): ReadonlyMap<string, string> => {
  const already = known.get(module)
  if (already !== undefined) return already
  const text = readFileSync(join(effect, `${module}.ts`), "utf8")
  const { program, comments } = parse(`${module}.ts`, text)
  const tags = new Map<string, string>()
  const record = (name: string, node: SyntaxNode) => {
    const above = comments.findLast(({ end }) => end <= node.start)
    const close = above !== undefined && text.slice(above.end, node.start).trim() === ""
    const tag = close ? /@stability (\w+)/.exec(above.value)?.[1] : undefined
    // An overload or an implementation without a comment of its own shares the one above.
    if (tag !== undefined && tags.get(name) !== "unstable") tags.set(name, tag)
  }
  for (const statement of program["body"] as ReadonlyArray<SyntaxNode>) {
    if (statement.type !== "ExportNamedDeclaration") continue
    const declared = statement["declaration"]
    if (isNode(declared)) {
      const declarators = (declared["declarations"] as ReadonlyArray<SyntaxNode> | undefined) ?? [declared]
      for (const one of declarators) record(nameOf(one["id"]), statement)
    }
    for (const one of (statement["specifiers"] as ReadonlyArray<SyntaxNode> | undefined) ?? []) {
      record(nameOf(one["exported"]), one)
    }
  }
  known.set(module, tags)
  return tags
}
