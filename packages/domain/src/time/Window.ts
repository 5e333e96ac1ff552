/** What is a stretch of time? From an instant up to, but not including, another. */
import { Schema } from "effect"
import { Instant } from "./Instant.ts"

/** Half-open `[from, to)`. */
export interface Window {
  readonly from: Instant
  readonly to: Instant
}

export const Window = Schema.Struct({ from: Instant, to: Instant }).check(
  Schema.makeFilter((w: Window) => w.from <= w.to || "must not end before it begins")
)

/** Whether an instant lies in the window: its start does, its end does not. */
export const contains = (window: Window, instant: Instant): boolean =>
  window.from <= instant && instant < window.to

/** Milliseconds from start to end; negative when the end comes first. */
export const lengthMs = (window: Window): number => window.to - window.from

/** Whether no instant lies in the window. */
export const isEmpty = (window: Window): boolean => window.from >= window.to
