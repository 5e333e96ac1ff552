/** Mistakes about dashboards. */
import { Result } from "effect"
import { withFamily } from "./changes.ts"
import type { Mutant } from "./Mutant.ts"

const revisionsLaw = "A dashboard that everybody was given leaves everyone's own among the revisions"
const restoredLaw = "A restored dashboard is what it was"
const shownLaw =
  "Everybody sees what was saved last, their own or everybody's, and everybody's while it is locked"
const wholeLaw = "No dashboard has a widget upon another, beyond the columns, or with what its kind has not"
const settledLaw =
  "Saving the dashboard one sees makes nothing happen, and none is saved while everybody has the same"
const adminsLaw = "Nobody but an admin gives everybody a dashboard, and nobody saves another's"

export const dashboardMutants: ReadonlyArray<Mutant> = [
  {
    name: "the revision before the last is kept in the place of all",
    core: withFamily("dashboard", ({ evolve }) => ({
      evolve: (state, fact, at) => {
        const next = evolve(state, fact, at)
        return { ...next, earlier: next.earlier.slice(0, 1) }
      }
    })),
    killedBy: revisionsLaw
  },
  {
    name: "whatever revision is wanted, the one before comes back",
    core: withFamily("dashboard", ({ decide }) => ({
      decide: (state, command, at, there) => {
        const made = decide(state, command, at, there)
        const before = state?.earlier[0]
        if (command._tag !== "RestoreDashboard" || before === undefined) return made
        const { layout, theme } = before
        return Result.map(made, (facts) => facts.map((fact) => ({ ...fact, layout, theme })))
      }
    })),
    killedBy: restoredLaw
  },
  {
    name: "a dashboard comes back without how it looked",
    core: withFamily("dashboard", ({ decide }) => ({
      decide: (state, command, at, there) =>
        Result.map(decide(state, command, at, there), (facts) =>
          facts.map((fact) =>
            command._tag === "RestoreDashboard" && state !== null
              ? { ...fact, theme: state.current.theme }
              : fact
          )
        )
    })),
    killedBy: restoredLaw
  },
  {
    name: "one's own is forgotten to have been saved over everybody's",
    core: withFamily("dashboard", ({ evolve }) => ({
      evolve: (state, fact, at) => ({ ...evolve(state, fact, at), over: 0 })
    })),
    killedBy: shownLaw
  },
  {
    name: "one's own outlives what everybody is given",
    core: withFamily("dashboard", ({ evolve }) => ({
      evolve: (state, fact, at) => ({ ...evolve(state, fact, at), over: 1000 })
    })),
    killedBy: shownLaw
  },
  {
    name: "widgets may lie upon one another",
    core: withFamily("dashboard", ({ decide }) => ({
      decide: (state, command, at, there) => {
        if (command._tag === "RestoreDashboard") return decide(state, command, at, there)
        const { layout } = command
        const apart = layout.map((widget, n) => ({ ...widget, y: 40 * n }))
        return Result.map(decide(state, { ...command, layout: apart }, at, there), (facts) =>
          facts.map((fact) => ({ ...fact, layout }))
        )
      }
    })),
    killedBy: wholeLaw
  },
  {
    name: "what a kind of widget has not is left out without a word",
    core: withFamily("dashboard", ({ decide }) => ({
      decide: (state, command, at, there) =>
        decide(
          state,
          command._tag === "RestoreDashboard"
            ? command
            : { ...command, layout: command.layout.map((widget) => ({ ...widget, settings: {} })) },
          at,
          there
        )
    })),
    killedBy: wholeLaw
  },
  {
    name: "a lock is a wish",
    core: withFamily("dashboard", ({ decide }) => ({
      decide: (state, command, at, there) => {
        const everybodys = there.holderOfKey("everybody")
        return decide(state, command, at, {
          ...there,
          holderOfKey: () => (everybodys === null ? null : ({ ...everybodys, locked: false } as never))
        })
      }
    })),
    killedBy: settledLaw
  },
  {
    name: "every look is saved",
    core: withFamily("dashboard", ({ decide }) => ({
      decide: (state, command, at, there) =>
        decide(
          state === null
            ? null
            : { ...state, current: { ...state.current, theme: { ...state.current.theme, title: "?" } } },
          command,
          at,
          there
        )
    })),
    killedBy: settledLaw
  },
  {
    name: "everybody may give everybody a dashboard",
    core: withFamily("dashboard", ({ decide }) => ({
      decide: (state, command, at, there) =>
        decide(state, command, at, {
          ...there,
          user: (userId) => {
            const user = there.user(userId)
            return user === undefined ? undefined : { ...user, role: "admin" }
          }
        })
    })),
    killedBy: adminsLaw
  }
]
