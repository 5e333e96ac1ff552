// Which laws and golden vectors speak of a metric? Read from the source of the specs, as they stand there.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { isNode, parse, type SyntaxNode, walk } from "../architecture/syntax.ts"

/** A law or a golden vector, where it stands, and which metrics it names. */
export interface Proof {
  /** A law's sentence, or a vector's id. */
  readonly name: string
  /** A vector's story. */
  readonly story: string | null
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  /** Export names, such as "newDeals"; null when it is about every metric. */
  readonly metrics: ReadonlyArray<string> | null
}

/** The laws in a folder: objects with a sentence for a name and a function that holds. */
export const lawsIn = (root: string, folder: string, metrics: ReadonlyArray<string>): ReadonlyArray<Proof> =>
  objectsIn(root, folder).flatMap(({ node, path, text }) => {
    const [name, holds] = [property(node, "name"), property(node, "holds")]
    if (name === undefined || holds === undefined) return []
    // One law a metric: the sentence has a gap for the metric's name.
    if (name.type === "TemplateLiteral" && (name["expressions"] as ReadonlyArray<unknown>).length === 1)
      return metrics.map((metric) => ({ name: filled(name, metric), story: null, path, metrics: [metric] }))
    const sentence = plainText(name)
    if (sentence === null) return []
    const every = /\bmetricNames\b/.test(text.slice(holds.start, holds.end))
    return [{ name: sentence, story: null, path, metrics: every ? null : named(holds, metrics) }]
  })

/** The golden vectors in a folder: objects with an id, a story and what is asked. */
export const vectorsIn = (
  root: string,
  folder: string,
  metrics: ReadonlyArray<string>
): ReadonlyArray<Proof> =>
  objectsIn(root, folder).flatMap(({ node, path }) => {
    const [id, story, asked] = ["id", "story", "asked"].map((name) => property(node, name))
    if (id === undefined || story === undefined || asked === undefined) return []
    const [name, told] = [plainText(id), plainText(story)]
    return name === null ? [] : [{ name, story: told, path, metrics: named(asked, metrics) }]
  })

interface Found {
  readonly node: SyntaxNode
  readonly path: string
  readonly text: string
}

const objectsIn = (root: string, folder: string): ReadonlyArray<Found> =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .sort()
    .flatMap((path) => {
      const text = readFileSync(join(root, path), "utf8")
      const found: Array<Found> = []
      walk(parse(path, text).program, (node) => {
        if (node.type === "ObjectExpression") found.push({ node, path, text })
      })
      return found
    })

const property = (object: SyntaxNode, name: string): SyntaxNode | undefined => {
  for (const one of object["properties"] as ReadonlyArray<SyntaxNode>) {
    const { key, value } = one
    if (isNode(key) && key["name"] === name && isNode(value)) return value
  }
  return undefined
}

const quasis = (template: SyntaxNode): ReadonlyArray<string> =>
  (template["quasis"] as ReadonlyArray<{ readonly value: { readonly cooked: string } }>).map(
    ({ value }) => value.cooked
  )

const filled = (template: SyntaxNode, metric: string): string => quasis(template).join(metric)

const plainText = (node: SyntaxNode): string | null => {
  if (node.type === "Literal" && typeof node["value"] === "string") return node["value"]
  return node.type === "TemplateLiteral" && quasis(node).length === 1 ? (quasis(node)[0] ?? null) : null
}

const named = (node: SyntaxNode, metrics: ReadonlyArray<string>): ReadonlyArray<string> => {
  const found = new Set<string>()
  walk(node, ({ type, value }) => {
    if (type === "Literal" && typeof value === "string" && metrics.includes(value)) found.add(value)
  })
  return metrics.filter((metric) => found.has(metric))
}
