/** Who is the demo company? A maker of office furniture in Lisbon that sells across Europe and beyond: its people, pipelines and lists. */
import type { SourceCategory } from "@weir/domain/catalogue/Catalogue"
import { LossReasonId, PipelineId, SourceId, StageId, UserId } from "@weir/domain/identity/Id"
import * as Currency from "@weir/domain/money/Currency"
import type { StageKind } from "@weir/domain/pipeline/Pipeline"
import * as Zone from "@weir/domain/time/Zone"
import type { Role } from "@weir/domain/user/User"
import { type Client, clients } from "./names.ts"
import type { Random } from "./Random.ts"

export const profile = {
  name: "Quillmere Studio Furniture",
  zone: Zone.make("Europe/Lisbon"),
  weekStart: 1 as const,
  baseCurrency: Currency.make("EUR")
}

/** Roughly what one unit costs in euros; the demo lets it wander from month to month. */
export const foreign = [
  { currency: Currency.make("USD"), around: 0.915 },
  { currency: Currency.make("GBP"), around: 1.168 },
  { currency: Currency.make("BRL"), around: 0.166 }
]

/** `sells` is the share of new deals a person takes on. */
export interface Person {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly sells: number
  readonly leaves: boolean
}

export interface PlannedStage {
  readonly id: StageId
  readonly name: string
  readonly kind: StageKind
  readonly color: string
}

export interface PlannedPipeline {
  readonly id: PipelineId
  readonly name: string
  readonly stages: ReadonlyArray<PlannedStage>
  readonly lossReasonRequired: boolean
  /** Days that work in each open stage usually takes. */
  readonly days: ReadonlyArray<number>
}

export interface Product {
  readonly id: string
  readonly name: string
  /** Whole euros a piece, and how many are usually ordered. */
  readonly price: number
  readonly pieces: number
  readonly weight: number
}

export interface Source {
  readonly id: SourceId
  readonly name: string
  readonly category: SourceCategory
  readonly weight: number
  /** Whether enquiries from here first wait in the incoming stage. */
  readonly incoming: boolean
}

export interface Company {
  readonly people: ReadonlyArray<Person>
  readonly direct: PlannedPipeline
  readonly partners: PlannedPipeline
  readonly sources: ReadonlyArray<Source>
  readonly reasons: ReadonlyArray<{
    readonly id: LossReasonId
    readonly name: string
    readonly weight: number
  }>
  readonly products: ReadonlyArray<Product>
  readonly clients: ReadonlyArray<Client>
}

// Open stages darken as the deal nears its end.
const shades = ["#a299e8", "#8378de", "#6a5bd3", "#5141c4", "#4030ae"]

export const company = (random: Random): Company => {
  const person = (name: string, role: Role, sells: number, leaves = false): Person => ({
    id: UserId.make(random.uuid()),
    name,
    email: `${ascii(name.split(" ")[0] ?? "")}@quillmere.example`,
    role,
    sells,
    leaves
  })
  const pipeline = (
    name: string,
    incoming: string | null,
    open: ReadonlyArray<readonly [string, number]>,
    won: string,
    lost: string,
    lossReasonRequired: boolean
  ): PlannedPipeline => {
    const stage =
      (kind: StageKind, color: string) =>
      (called: string): PlannedStage => ({ id: StageId.make(random.uuid()), name: called, kind, color })
    return {
      id: PipelineId.make(random.uuid()),
      name,
      stages: [
        ...(incoming === null ? [] : [stage("incoming", "#8d8d99")(incoming)]),
        ...open.map(([called], i) => stage("open", shades[i] ?? "#4030ae")(called)),
        stage("won", "#1c8150")(won),
        stage("lost", "#b0304d")(lost)
      ],
      lossReasonRequired,
      days: open.map(([, days]) => days)
    }
  }
  const source = (name: string, category: SourceCategory, weight: number, incoming = false): Source => ({
    id: SourceId.make(random.uuid()),
    name,
    category,
    weight,
    incoming
  })
  const reason = (name: string, weight: number) => ({ id: LossReasonId.make(random.uuid()), name, weight })
  const product = (name: string, price: number, pieces: number, weight: number): Product => ({
    id: random.uuid(),
    name,
    price,
    pieces,
    weight
  })
  return {
    people: [
      person("Ana Duarte", "admin", 3),
      person("Marco Bellini", "manager", 10),
      person("Ingrid Solberg", "manager", 8),
      person("João Pacheco", "manager", 24),
      person("Elena Sokolova", "manager", 20),
      person("Tom Hartley", "manager", 17),
      person("Chiara Rinaldi", "manager", 14),
      person("Pavel Novák", "manager", 15, true)
    ],
    direct: pipeline(
      "Direct sales",
      "Incoming",
      [
        ["First contact", 2],
        ["Needs agreed", 5],
        ["Offer made", 7],
        ["Negotiation", 7],
        ["Contract", 4]
      ],
      "Won",
      "Lost",
      true
    ),
    partners: pipeline(
      "Partners",
      null,
      [
        ["Introduced", 6],
        ["Evaluating", 14],
        ["Terms agreed", 10]
      ],
      "Signed",
      "Not now",
      false
    ),
    sources: [
      source("Website form", "webform", 26, true),
      source("hello@quillmere.example", "email", 16, true),
      source("WhatsApp", "chat", 12, true),
      source("Showroom line", "phone", 12, true),
      source("Instagram", "chat", 7, true),
      source("Referral", "manual", 14),
      source("Trade fair", "other", 8),
      source("Partner portal", "api", 5),
      source("Client list of 2019", "import", 3)
    ],
    reasons: [
      reason("Too expensive", 30),
      reason("Chose a competitor", 22),
      reason("No answer", 20),
      reason("Project postponed", 16),
      reason("Delivery too slow", 7),
      reason("Not a fit", 5)
    ],
    products: [
      product("Arc standing desks", 640, 12, 22),
      product("Halo task chairs", 390, 18, 22),
      product("Quiet booth, single", 4900, 2, 12),
      product("Meeting pod, four seats", 11_800, 1, 9),
      product("Acoustic wall panels", 210, 30, 10),
      product("Reception counter", 5200, 1, 6),
      product("Locker walls", 1450, 4, 6),
      product("Conference table", 3600, 2, 7),
      product("Home office set", 1280, 1, 8),
      product("Whole-floor fit-out", 38_500, 1, 4)
    ],
    clients: clients(random)
  }
}

const ascii = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase()
