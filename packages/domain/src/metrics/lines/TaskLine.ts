/** How do examples tell of tasks? Names stand for ids; a due time is an instant, a due day a date. */
import type { ActivityKind } from "../../activity/Activity.ts"

/** A line of an example about tasks. */
export type TaskLine =
  | {
      readonly at: string
      readonly task: string
      /** The deal it is about. */
      readonly for: string
      readonly due?: string
      readonly owner?: string
      readonly type?: ActivityKind
      readonly direction?: "in" | "out"
    }
  | { readonly at: string; readonly done: string; readonly by?: string }
  | { readonly at: string; readonly undone: string }
  | { readonly at: string; readonly postpone: string; readonly due: string | null }
  | { readonly at: string; readonly pass: string; readonly to: string }
