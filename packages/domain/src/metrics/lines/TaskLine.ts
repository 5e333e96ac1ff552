/** How do examples tell of tasks? Names stand for ids; a due time is an instant, a due day a date, "3 days" are working days. */
import type { ActivityKind } from "../../activity/Activity.ts"

/** A line of an example about tasks. */
export type TaskLine =
  | {
      readonly at: string
      readonly task: string
      /** The deal, contact or company it is about; several are parted by commas. */
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
  | { readonly at: string; readonly retype: string; readonly as: ActivityKind }
  | { readonly at: string; readonly rebind: string; readonly to: string }
  | { readonly at: string; readonly dropTask: string }
  | { readonly at: string; readonly bringTask: string }
