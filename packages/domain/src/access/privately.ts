/** Whose eyes may look at what people do in the system? Admins see everybody's, all others their own only, however far they may see (Y1). */
import type { UserId } from "../identity/Id.ts"
import type { User } from "../user/User.ts"
import type { Holders } from "./Viewer.ts"

/** Whether a metric is about what people do in the system. */
export const isOfPeople = (metricId: string): boolean => metricId === "system-usage"

/** The only person whose own doings a user may see; null for an admin, who sees everybody's. */
export const onlySelfOf = ({ id, role }: Pick<User, "id" | "role">): UserId | null =>
  role === "admin" ? null : id

/** The question as it is put to one metric: of what people do in the system, narrowed to `onlySelf` where that is somebody. */
export const privately = <Asked extends { readonly holders: Holders }>(
  metric: { readonly id: string },
  asked: Asked,
  onlySelf: UserId | null
): Asked => (onlySelf !== null && isOfPeople(metric.id) ? { ...asked, holders: [onlySelf] } : asked)
