// Which deals are listed while nothing was chosen?
import type { DealQuery } from "../api/deals.ts"

export const noFilter: DealQuery = {
  pipeline: "",
  stage: "",
  owner: "",
  source: "",
  status: "active",
  q: "",
  sort: "changed",
  order: "desc"
}
