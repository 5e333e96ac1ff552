// Which answers of a dashboard have changed? The others stay the objects that they were, and their widgets as they are.
import { kept } from "../live/kept.ts"
import type { Dashboard } from "../readings/view.ts"

/** The newer dashboard, with whatever reads as before taken from the older one. */
export const keptDashboard = (before: Dashboard, next: Dashboard): Dashboard => ({
  ...next,
  window: kept(before.window, next.window),
  compared: kept(before.compared, next.compared),
  before: kept(before.before, next.before),
  answers: new Map([...next.answers].map(([key, answer]) => [key, kept(before.answers.get(key), answer)]))
})
