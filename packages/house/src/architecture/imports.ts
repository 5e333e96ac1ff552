// What does a file import: statically, as a type, by re-export or at run time?
import { isNode, lineAt, parse, scriptOf, walk, type SyntaxNode } from "./syntax.ts"
import type { Source } from "./sources.ts"

export interface Import {
  readonly specifier: string
  readonly line: number
}

const carriers = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
  "TSExternalModuleReference"
])

/** Every specifier a file names. A run-time import whose specifier is no plain string is reported as `?`. */
export const importsOf = (source: Pick<Source, "path" | "text">): ReadonlyArray<Import> => {
  const code = scriptOf(source)
  const found: Array<Import> = []
  walk(parse(source.path, code).program, (node) => {
    const specifier = specifierOf(node)
    if (specifier !== undefined) found.push({ specifier, line: lineAt(code, node.start) })
  })
  return found
}

const specifierOf = (node: SyntaxNode): string | undefined => {
  if (node.type === "CallExpression") {
    const { callee, arguments: args } = node as unknown as {
      callee: SyntaxNode
      arguments: ReadonlyArray<SyntaxNode>
    }
    return callee.type === "Identifier" && callee["name"] === "require" && args.length === 1
      ? textOf(args[0])
      : undefined
  }
  if (!carriers.has(node.type)) return undefined
  const carried = node["source"] ?? node["expression"] ?? node["argument"]
  if (carried === null || carried === undefined) return undefined
  return textOf(carried)
}

const textOf = (node: unknown): string => {
  if (!isNode(node)) return "?"
  if (typeof node["value"] === "string") return node["value"]
  if (node.type === "TSLiteralType") return textOf(node["literal"])
  return "?"
}
