/** Which command does a line of a story about clients mean? */
import { ClientCommand } from "@weir/domain/client/Client"
import { CompanyId } from "@weir/domain/identity/Id"
import type { ClientLine } from "@weir/domain/metrics/lines/ClientLine"
import type { Telling } from "./Telling.ts"

export const clients: Telling<ClientLine> = (line, { idOf, state }) => {
  if ("link" in line)
    return ClientCommand.cases.LinkClient.make({
      clientId: idOf(line.link),
      of: "contact",
      to: line.to === null ? null : CompanyId.make(idOf(line.to))
    })
  if ("merge" in line) {
    const of = state.catalogue.get(idOf(line.into))?.kind === "company" ? "company" : "contact"
    return ClientCommand.cases.MergeClients.make({
      clientId: idOf(line.into),
      of,
      absorbed: idOf(line.merge)
    })
  }
  return null
}
