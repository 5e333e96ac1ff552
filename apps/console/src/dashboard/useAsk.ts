// How do the address and the dashboard speak of the same thing? Period, pipeline and instant live in the query.
import { computed } from "vue"
import { type LocationQueryRaw, useRoute, useRouter } from "vue-router"
import type { DashboardAsk } from "../api/readings.ts"
import { readPeriod } from "./period.ts"

const one = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined

/** By so much this device's clock may be behind that of whoever sent an address, in milliseconds. */
const clockError = 60_000

export const useAsk = () => {
  const route = useRoute()
  const router = useRouter()

  /** The instant in the address, whether or not there is anything to show of it. */
  const asked = computed(() => {
    const at = Date.parse(one(route.query["asOf"]) ?? "")
    return Number.isNaN(at) ? undefined : at
  })
  const ask = computed<DashboardAsk>(() => ({
    period: readPeriod(route.query["period"]),
    pipeline: one(route.query["pipeline"]),
    // What has not come yet cannot be shown: now is.
    asOf: asked.value !== undefined && asked.value > Date.now() + clockError ? undefined : asked.value
  }))

  /** Each choice is a place to come back to; steps of one journey through time are one. */
  const change = (
    part: {
      period?: string
      pipeline?: string | undefined
      asOf?: number | undefined
    },
    step?: "step"
  ): void => {
    const query: LocationQueryRaw = { ...route.query }
    if ("period" in part) query["period"] = part.period === "month" ? undefined : part.period
    if ("pipeline" in part) query["pipeline"] = part.pipeline
    if ("asOf" in part)
      query["asOf"] = part.asOf === undefined ? undefined : new Date(part.asOf).toISOString()
    void (step ? router.replace({ query }) : router.push({ query }))
  }

  return { ask, asked, change }
}
