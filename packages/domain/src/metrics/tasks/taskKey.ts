/** Under which names do the books of tasks file what an activity is? */
import type { ActivityType } from "../../activity/Activity.ts"

/** The built-in kind, and the workspace's own type: empty where there is none. */
export const typeKey = ({ of, typeId }: ActivityType): { readonly kind: string; readonly type: string } => ({
  kind: of,
  type: typeId ?? ""
})
