/** Which small mistakes can be made in a source? One replacement of a piece of text each, the kinds that hands make. */
import { parseSync, Visitor } from "oxc-parser"

export interface Mutation {
  readonly file: string
  readonly line: number
  readonly operator: string
  readonly start: number
  readonly end: number
  /** The line it is on, trimmed: tells the place when numbers of lines have moved on. */
  readonly text: string
  readonly original: string
  readonly replacement: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}

const operators: Readonly<Record<string, ReadonlyArray<string>>> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  // Turned around they would be what the condition being always or never true is already.
  "<": ["<="],
  "<=": ["<"],
  ">": [">="],
  ">=": [">"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
  "++": ["--"],
  "--": ["++"]
}

/** Methods that are taken for another, or forgotten (null). */
const methods: Readonly<Record<string, string | null>> = {
  every: "some",
  some: "every",
  min: "max",
  max: "min",
  floor: "ceil",
  ceil: "floor",
  startsWith: "endsWith",
  endsWith: "startsWith",
  filter: null,
  toSorted: null,
  toReversed: null,
  slice: null,
  trim: null,
  abs: null
}

/** Properties that hold words for people, names that types already pin down, or examples, which are tests themselves. */
const spoken = new Set([
  "id",
  "title",
  "definition",
  "formula",
  "unit",
  "time",
  "better",
  "story",
  "expected",
  "description",
  "reason",
  "examples",
  "example",
  "identifier",
  "toJsonSchema",
  "httpApiStatus"
])

/** Every mutation of a source, in its order. */
export const mutationsOf = (file: string, source: string): ReadonlyArray<Mutation> => {
  const { program } = parseSync(file, source)
  const found: Array<Mutation> = []
  const silent: Array<readonly [number, number]> = []
  const add = (operator: string, { end, start }: Pick<Node, "end" | "start">, replacement: string): void => {
    const before = source.slice(0, start)
    const from = before.lastIndexOf("\n") + 1
    const to = source.indexOf("\n", start)
    found.push({
      file,
      operator,
      start,
      end,
      replacement,
      line: before.split("\n").length,
      text: source.slice(from, to === -1 ? undefined : to).trim(),
      original: source.slice(start, end)
    })
  }
  const text = ({ end, start }: Node): string => source.slice(start, end)
  const between = (left: Node, right: Node, operator: string): Pick<Node, "end" | "start"> => {
    const start = source.indexOf(operator, left.end)
    return start === -1 || start >= right.start
      ? { start: left.end, end: left.end }
      : { start, end: start + operator.length }
  }
  const binary = (node: { readonly left: Node; readonly right: Node; readonly operator: string }): void => {
    const place = between(node.left, node.right, node.operator)
    if (place.start === place.end) return
    for (const other of operators[node.operator] ?? []) add("operator", place, other)
  }
  const test = (node: Node | null, kinds: ReadonlyArray<string>): void => {
    if (node !== null) for (const kind of kinds) add("condition", node, kind)
  }
  const body = (node: Node & { readonly body?: unknown }): void => {
    if (node.type === "BlockStatement" && Array.isArray(node.body) && node.body.length > 0)
      add("block", node, "{}")
  }
  const hush = ({ end, start }: Node): void => {
    silent.push([start, end])
  }
  new Visitor({
    ImportDeclaration: hush,
    ExportAllDeclaration: hush,
    TSTypeAliasDeclaration: hush,
    TSInterfaceDeclaration: hush,
    TSTypeAnnotation: hush,
    TSTypeParameterInstantiation: hush,
    ThrowStatement: hush,
    TemplateLiteral: (node) => {
      for (const quasi of node.quasis) hush(quasi)
    },
    Property: (node) => {
      const name = node.key.type === "Identifier" ? node.key.name : ""
      if (spoken.has(name)) hush(node.value)
    },
    BinaryExpression: binary,
    LogicalExpression: binary,
    AssignmentExpression: binary,
    UpdateExpression: (node) => {
      const other = operators[node.operator]?.[0]
      if (other !== undefined)
        add(
          "operator",
          node,
          node.prefix ? `${other}${text(node.argument)}` : `${text(node.argument)}${other}`
        )
    },
    UnaryExpression: (node) => {
      if (node.operator === "!" || node.operator === "-") add("negation", node, `(${text(node.argument)})`)
    },
    ConditionalExpression: (node) => {
      test(node.test, ["true", "false"])
      // Of an order only the sign matters.
      for (const branch of [node.consequent, node.alternate]) if (/^-?1$/.test(text(branch))) hush(branch)
    },
    IfStatement: (node) => {
      test(node.test, ["true", "false"])
      body(node.consequent)
    },
    WhileStatement: (node) => test(node.test, ["false"]),
    ForStatement: (node) => test(node.test, ["false"]),
    ForOfStatement: (node) => body(node.body),
    ArrowFunctionExpression: (node) => {
      if (node.body.type === "BlockStatement") body(node.body)
    },
    Literal: (node) => {
      if (typeof node.value === "boolean") add("boolean", node, String(!node.value))
      else if (typeof node.value === "number")
        add("number", node, String(node.value === 0 ? 1 : node.value + 1))
      else if (typeof node.value === "string" && node.value !== "" && !/\s/.test(node.value))
        add("key", node, '""')
    },
    ArrayExpression: (node) => {
      if (node.elements.length > 0) add("array", node, "[]")
    },
    CallExpression: (node) => {
      const { callee } = node
      // A brand is a name for the compiler.
      if (text(callee).endsWith("brand")) for (const argument of node.arguments) hush(argument)
      if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier")
        return
      const other = methods[callee.property.name]
      if (other === undefined) return
      if (other !== null) add("method", callee.property, other)
      else if (text(callee.object) === "Math") add("method", node, `(${node.arguments.map(text).join(", ")})`)
      else if (!/^[A-Z]\w*$/.test(text(callee.object))) add("method", node, text(callee.object))
    }
  }).visit(program)
  return found
    .filter(({ end, start }) => !silent.some(([from, to]) => from <= start && end <= to))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
}

/** The source with one mistake. */
export const mutated = (source: string, { end, replacement, start }: Mutation): string =>
  source.slice(0, start) + replacement + source.slice(end)
