// Which calls read and keep the arrangement of a dashboard, and the pictures behind it?
import type { Arrangement } from "@weir/domain/dashboard/Dashboard"
import { apiUrl, request } from "./client.ts"
import type { MyDashboardFacts, PictureFacts } from "./types.ts"

export const readMyDashboard = (): Promise<MyDashboardFacts> => request("GET", "/my/dashboard")

export const saveMyDashboard = (
  { layout, theme }: Arrangement,
  expectedVersion: number | undefined
): Promise<MyDashboardFacts> =>
  request("PUT", "/my/dashboard", {
    body: { layout, theme, ...(expectedVersion === undefined ? {} : { expectedVersion }) }
  })

/** Gives everybody this arrangement. */
export const applyDashboard = (
  { layout, theme }: Arrangement,
  locked: boolean,
  expectedVersion: number | undefined
): Promise<MyDashboardFacts> =>
  request("POST", "/dashboard/apply", {
    body: { layout, theme, locked, ...(expectedVersion === undefined ? {} : { expectedVersion }) }
  })

export const restoreDashboard = (of: "own" | "everybody", revision: number): Promise<MyDashboardFacts> =>
  request("POST", "/my/dashboard/restore", { body: { of, revision } })

export const uploadPicture = (file: Blob): Promise<PictureFacts> => request("POST", "/images", { file })

export const pictureUrl = (imageId: string): string => apiUrl(`/images/${imageId}`)
