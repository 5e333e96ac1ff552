// Which changes may be asked for again under a key? One of each kind, with the words by which its effect is found in the log.
import { randomUUID } from "node:crypto"
import type { Event } from "@weir/domain/log/Event"
import type { Office } from "../world/office.ts"
import type { Question } from "../world/asking.ts"

export interface Change {
  readonly what: string
  readonly ask: (office: Office, name: string) => Question
  /** The name it was given, if an event is an effect of it. */
  readonly nameIn: (fact: Event["fact"]) => string | null
}

const posted = (path: string, json: object): Question => ({ method: "POST", path, json })

export const changes: ReadonlyArray<Change> = [
  {
    what: "deal",
    ask: (_, title) => posted("/api/deals", { title }),
    nameIn: (fact) => (fact._tag === "DealCreated" ? fact.title : null)
  },
  {
    what: "team",
    ask: ({ ada }, name) =>
      posted("/api/teams", {
        command: { _tag: "AddTeam", teamId: randomUUID(), name, members: [ada.userId] }
      }),
    nameIn: (fact) => (fact._tag === "TeamAdded" ? fact.name : null)
  },
  {
    what: "contact",
    ask: (_, name) => posted("/api/catalogue/contact", { name }),
    nameIn: (fact) => (fact._tag === "EntryAdded" && fact.kind === "contact" ? fact.name : null)
  },
  {
    what: "source",
    ask: (_, name) => posted("/api/sources", { name }),
    nameIn: (fact) => (fact._tag === "EntryAdded" && fact.kind === "source" ? fact.name : null)
  },
  {
    what: "person",
    ask: (_, name) => posted("/api/users", { name, role: "manager" }),
    nameIn: (fact) => (fact._tag === "UserAdded" ? fact.name : null)
  },
  {
    what: "pipeline",
    ask: (_, name) =>
      posted("/api/pipelines", {
        name,
        stages: [
          { name: "Open", kind: "open" },
          { name: "Won", kind: "won" },
          { name: "Lost", kind: "lost" }
        ]
      }),
    nameIn: (fact) => (fact._tag === "PipelineAdded" ? fact.name : null)
  }
]
