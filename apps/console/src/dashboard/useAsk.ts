// How do the address and the dashboard speak of the same thing? Period, pipeline and instant live in the query.
import { computed } from "vue"
import { type LocationQueryRaw, useRoute, useRouter } from "vue-router"
import type { DashboardAsk } from "../api/readings.ts"
import { readPeriod } from "./period.ts"

const one = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined

export const useAsk = () => {
  const route = useRoute()
  const router = useRouter()

  const ask = computed<DashboardAsk>(() => {
    const at = Date.parse(one(route.query["asOf"]) ?? "")
    return {
      period: readPeriod(route.query["period"]),
      pipeline: one(route.query["pipeline"]),
      asOf: Number.isNaN(at) ? undefined : at
    }
  })

  const change = (part: {
    period?: string
    pipeline?: string | undefined
    asOf?: number | undefined
  }): void => {
    const query: LocationQueryRaw = { ...route.query }
    if ("period" in part) query["period"] = part.period === "month" ? undefined : part.period
    if ("pipeline" in part) query["pipeline"] = part.pipeline
    if ("asOf" in part)
      query["asOf"] = part.asOf === undefined ? undefined : new Date(part.asOf).toISOString()
    void router.replace({ query })
  }

  return { ask, change }
}
