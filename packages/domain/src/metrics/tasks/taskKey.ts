/** Under which names do the books of tasks file what an activity is? */
import type { ActivityType } from "../../activity/Activity.ts"

/** The built-in kind, and the workspace's own type: the kind again where there is none, so that one list of names tells all types apart. */
export const typeKey = ({ of, typeId }: ActivityType): { readonly kind: string; readonly type: string } => ({
  kind: of,
  type: typeId ?? of
})
