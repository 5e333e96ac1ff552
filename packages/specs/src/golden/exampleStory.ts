/** How is the example of a metric told? As a story in one and the same workspace, asked about in March 2024. */
import type { Example, Line } from "@weir/domain/metrics/Example"
import type { Event } from "@weir/domain/log/Event"
import type { Question } from "@weir/domain/workbook/evaluate"
import * as Instant from "@weir/domain/time/Instant"
import { eur, idOf, type Setting, type Line as Told, told } from "./Story.ts"

/** The workspace that examples are told in. */
const setting: Setting = {
  zone: "UTC",
  base: "EUR",
  pipelines: {
    Sales: { Incoming: "incoming", Offer: "open", Negotiation: "open", Won: "won", Lost: "lost" },
    Partners: { First: "open", Signed: "won", Gone: "lost" }
  },
  people: ["Ann", "Ben"],
  sources: ["Web", "Phone"],
  contacts: ["Dora"],
  companies: ["Oilworks"]
}

const inCents = (line: Line): Told => {
  if ("create" in line) {
    const { budget, ...rest } = line
    return budget === undefined ? rest : { ...rest, budget: eur(budget) }
  }
  if ("change" in line)
    return { at: line.at, budget: line.change, is: line.budget === null ? null : eur(line.budget) }
  return line
}

/** What happens in an example. */
export const toldIn = ({ given }: Example): ReadonlyArray<Event> => told(setting, given.map(inCents))

/** What is asked about it: March, on the 20th at noon, and about a client where the example names one. */
export const askedIn = ({ about }: Example): Question => {
  const inMarch: Question = { period: { kind: "month" }, now: Instant.iso("2024-03-20T12:00:00Z") }
  if (about === undefined) return inMarch
  return {
    ...inMarch,
    client:
      "contact" in about
        ? { kind: "contact", id: idOf(about.contact) }
        : { kind: "company", id: idOf(about.company) }
  }
}
