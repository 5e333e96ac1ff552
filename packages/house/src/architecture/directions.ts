// Which package may import which? Imports point one way: outside to inside, never back.
import { posix } from "node:path"
import { importsOf } from "./imports.ts"
import { homeOfPackage, isWorkshop, type Source } from "./sources.ts"

// What tests and tools may use on top of what their package may.
const testKits = [
  "packages/house",
  "packages/conformance",
  "packages/specs",
  "packages/demo",
  "adapters/memory",
  "adapters/csv",
  "adapters/images"
]

const mayImport = (home: string): ReadonlyArray<string> => {
  if (home.startsWith("adapters/")) return ["packages/application", "packages/domain"]
  switch (home) {
    case "packages/contract":
    case "packages/application":
    case "packages/demo":
      return ["packages/domain"]
    case "packages/specs":
      return ["packages/application", "packages/domain"]
    case "packages/conformance":
      return ["packages/application", "packages/domain", "packages/specs"]
    case "apps/console":
      return ["packages/contract", "packages/domain"]
    case "apps/bench":
      // What is measured is what there is: everything may be put on the scales.
      return [
        "packages/contract",
        "packages/application",
        "packages/demo",
        "packages/domain",
        "packages/house",
        "adapters/memory",
        "adapters/mikro-orm",
        "apps/api",
        "apps/console"
      ]
    case "apps/faults":
      // What is broken on purpose is what there is, from the database to the door.
      return [
        "packages/contract",
        "packages/application",
        "packages/domain",
        "packages/house",
        "adapters/memory",
        "adapters/mikro-orm",
        "apps/api"
      ]
    case "apps/api":
      return ["packages/contract", "packages/application", "packages/demo", "packages/domain"]
    default:
      return []
  }
}

// Only these may reach outside the language itself.
const mayUseNode = (home: string): boolean =>
  home.startsWith("adapters/") ||
  ["apps/api", "apps/launcher", "apps/bench", "apps/faults", "packages/house"].includes(home)

// Effect's HTTP modules may change in a minor version, so few files know them.
const mayUseHttp = ({ path, home }: Source): boolean =>
  ["packages/contract", "apps/api"].includes(home) || path.startsWith("apps/console/src/api/")

const composition = "apps/api/src/Composition.ts"

/** Every import of a file that points the wrong way, said in a sentence. */
export const wrongImports = (source: Source): ReadonlyArray<string> => {
  const workshop = isWorkshop(source)
  return importsOf(source).flatMap(({ specifier, line }) => {
    const fault = faultOf(source, specifier, workshop)
    return fault === undefined ? [] : [`${source.path}:${line} imports ${specifier}: ${fault}`]
  })
}

const faultOf = (source: Source, specifier: string, workshop: boolean): string | undefined => {
  const { home, path } = source
  if (specifier === "?")
    return workshop || mayUseNode(home) ? undefined : "what is imported must be readable in the source"
  if (specifier.startsWith(".")) {
    const target = posix.normalize(posix.join(posix.dirname(path), specifier))
    return target.startsWith(`${home}/`)
      ? undefined
      : "a package is imported by its name, not by a path into it"
  }
  if (specifier.startsWith("@weir/")) {
    const target = homeOfPackage.get(specifier.split("/").slice(0, 2).join("/"))
    if (target === undefined) return "there is no such package in the house"
    if (target === home) return "inside a package import the file itself"
    if (target.startsWith("adapters/") && home === "apps/api") {
      return workshop || path === composition ? undefined : `only ${composition} names adapters`
    }
    if (mayImport(home).includes(target) || (workshop && testKits.includes(target))) return undefined
    return `${home} may import ${mayImport(home).join(", ") || "no package of the house"}`
  }
  if (workshop) return undefined
  if (specifier.startsWith("node:")) return mayUseNode(home) ? undefined : `${home} knows nothing of Node`
  if (/^effect\/(http|http-api)(\/|$)/.test(specifier)) {
    return mayUseHttp(source)
      ? undefined
      : "Effect's HTTP modules stay in the contract, the API and console/src/api"
  }
  if (specifier.startsWith("@mikro-orm/")) {
    return ["adapters/mikro-orm", "apps/bench"].includes(home)
      ? undefined
      : "only adapters/mikro-orm knows MikroORM"
  }
  if (
    /^effect\/(sql|schema|reactivity|eventlog|cluster|workflow|rpc|persistence|graphql)(\/|$)/.test(specifier)
  ) {
    return "this part of Effect is not used here"
  }
  const inner = ["packages/domain", "packages/application", "packages/contract", "packages/demo"]
  return inner.includes(home) && !/^effect(\/|$)/.test(specifier)
    ? `${home} stands on effect alone`
    : undefined
}
