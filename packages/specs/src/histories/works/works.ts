/** Which kinds of work do histories do beside moving deals? */
import { calls } from "./calls.ts"
import { clients } from "./clients.ts"
import { dashboards } from "./dashboards.ts"
import { notes } from "./notes.ts"
import { people } from "./people.ts"
import { pipelines } from "./pipelines.ts"
import { talks } from "./talks.ts"
import { tasks } from "./tasks.ts"
import type { Work } from "./Work.ts"

export const works: ReadonlyArray<Work> = [tasks, notes, calls, talks, people, pipelines, clients, dashboards]

/** The work that a wish belongs to, if it belongs to one. */
export const workOf = (wish: string): Work | null => works.find((work) => wish in work.wishes) ?? null
