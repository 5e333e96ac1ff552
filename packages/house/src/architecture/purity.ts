// Does a file of the core stay pure: no clock, no chance, nothing of Node or of a browser?
import type { Source } from "./sources.ts"
import { isNode, lineAt, parse, scriptOf, walk, type SyntaxNode } from "./syntax.ts"

const outside = new Set(
  (
    "window document navigator location history localStorage sessionStorage fetch XMLHttpRequest WebSocket process " +
    "Buffer require global globalThis console performance crypto setTimeout setInterval setImmediate queueMicrotask " +
    "alert eval"
  ).split(" ")
)

/** Every place where a file of the core reaches for the outside. */
export const impurities = (source: Pick<Source, "path" | "text">): ReadonlyArray<string> => {
  const code = scriptOf(source)
  const { program } = parse(source.path, code)
  const own = declaredNames(program)
  const faults: Array<string> = []
  walk(program, (node, parent, key) => {
    const reached = reach(node, parent, key)
    if (reached === undefined) return
    if (outside.has(reached) && own.has(reached)) return
    faults.push(
      `${source.path}:${lineAt(code, node.start)} uses ${reached}: the core is told the time, it has no outside`
    )
  })
  return faults
}

const reach = (node: SyntaxNode, parent: SyntaxNode | undefined, key: string): string | undefined => {
  if (node.type === "MemberExpression" && isNode(node["object"]) && isNode(node["property"])) {
    const called = `${String(node["object"]["name"])}.${String(node["property"]["name"])}`
    if (["Date.now", "Math.random", "DateTime.now", "DateTime.nowUnsafe"].includes(called)) return called
  }
  if (node.type === "NewExpression" || node.type === "CallExpression") {
    const callee = node["callee"]
    const args = node["arguments"] as ReadonlyArray<unknown>
    if (
      isNode(callee) &&
      callee["name"] === "Date" &&
      (args.length === 0 || node.type === "CallExpression")
    ) {
      return "the current Date"
    }
  }
  if (node.type !== "Identifier" || parent === undefined) return undefined
  const name = String(node["name"])
  if (!outside.has(name)) return undefined
  // A property called `location` or a type's field is a name, not a reach for the browser.
  if (["property", "key"].includes(key) && parent["computed"] !== true) return undefined
  return name
}

// Names that the file itself gives to something: parameters, constants, functions, imports.
const declaredNames = (program: SyntaxNode): ReadonlySet<string> => {
  const names = new Set<string>()
  const add = (pattern: unknown): void => {
    if (!isNode(pattern)) return
    if (pattern.type === "Identifier") names.add(String(pattern["name"]))
    for (const part of ["left", "argument", "value", "local", "id"]) add(pattern[part])
    for (const part of ["elements", "properties"]) {
      for (const one of (pattern[part] as ReadonlyArray<unknown> | undefined) ?? []) add(one)
    }
  }
  walk(program, (node) => {
    if (node.type === "VariableDeclarator" || node.type.startsWith("FunctionDecl")) add(node["id"])
    if (node.type.startsWith("Import") && "local" in node) add(node["local"])
    for (const parameter of (node["params"] as ReadonlyArray<unknown> | undefined) ?? []) add(parameter)
  })
  return names
}
