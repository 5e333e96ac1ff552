/** Which of the three stretches of time is a number about? The period, or one of the two that it is set beside (G3). */
import type { Window } from "../time/Window.ts"
import type { Ask } from "./Ask.ts"

/** The period, as much of the one before as has passed of it, and all of that one (G3). */
export const whens = ["now", "before", "beforeFull"] as const
/** One of the three. */
export type When = (typeof whens)[number]

/** The window of each. */
export const windowOf = (ask: Ask, when: When): Window =>
  when === "now" ? ask.window : when === "before" ? ask.previous.sameElapsed : ask.previous.full

/** Takes a part apart: "now", "before" or "beforeFull", or nothing that is known. */
export const whenOf = (text: string): When | null => whens.find((when) => when === text) ?? null

/** What a part of the period before is called. */
export const titled = (title: string, when: When): string =>
  when === "now"
    ? title
    : when === "before"
      ? `${title}, same part of the period before`
      : `${title}, period before`
