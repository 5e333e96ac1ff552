// What does a source file say, as a tree? One parse and one walk for every rule that reads code.
import { parseSync, visitorKeys } from "oxc-parser"
import type { Source } from "./sources.ts"

export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export interface Comment {
  readonly value: string
  readonly start: number
  readonly end: number
}

/** The code of a file; of a .vue file its script blocks, other lines left blank so that positions hold. */
export const scriptOf = ({ path, text }: Pick<Source, "path" | "text">): string => {
  if (!path.endsWith(".vue")) return text
  let script = text.replace(/[^\n]/g, " ")
  for (const block of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = block.index + (block[1] ?? "").length
    const code = block[2] ?? ""
    script = script.slice(0, start) + code + script.slice(start + code.length)
  }
  return script
}

/** The tree of a file. A file that does not parse is a fault in itself and throws. */
export const parse = (
  path: string,
  code: string
): { program: SyntaxNode; comments: ReadonlyArray<Comment> } => {
  const { program, comments, errors } = parseSync(path.replace(/\.vue$/, ".ts"), code)
  const [error] = errors
  if (error !== undefined) throw new Error(`${path} does not parse: ${error.message}`)
  return { program: program as unknown as SyntaxNode, comments }
}

/** Visits a node and all below it, telling each its parent and the name it has there. */
export const walk = (
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined, key: string) => void,
  parent?: SyntaxNode,
  key = ""
): void => {
  visit(node, parent, key)
  for (const name of visitorKeys[node.type] ?? []) {
    const child = node[name]
    for (const one of Array.isArray(child) ? child : [child]) {
      if (isNode(one)) walk(one, visit, node, name)
    }
  }
}

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && "type" in value

export const lineAt = (text: string, position: number): number => text.slice(0, position).split("\n").length
