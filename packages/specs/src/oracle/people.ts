/** What should the metrics of people and goals read, told from the whole list of events? */
import { employeeReport } from "./employees.ts"
import { goalProgress } from "./goals.ts"
import { systemUsage } from "./online.ts"
import type { Tellers } from "./Teller.ts"

export const people: Tellers = { systemUsage, goalProgress, employeeReport }
