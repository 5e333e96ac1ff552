/** What must a store of saved views do? Keep each under its name, in the order they were saved, for one person of one workspace. */
import { assert } from "@effect/vitest"
import { Views } from "@weir/application/ports/Views"
import * as Instant from "@weir/domain/time/Instant"
import { SavedView } from "@weir/domain/log/SavedView"
import { Effect } from "effect"
import { newWorkspaceId, openedAt, openOffice, person } from "./office.ts"
import { run, type Suite } from "./suite.ts"

const view = (name: string, query: string): SavedView => SavedView.make({ name, query })
const later = (ms: number) => Instant.make(openedAt + ms)

export const views: Suite = {
  title: "Views",
  laws: ({ test }) => {
    test("views come back as they were kept, in the order they were saved first", () =>
      Effect.gen(function* () {
        const views = yield* Views
        const { workspaceId } = yield* openOffice()
        const me = person(0)
        const [moves, money, all] = [
          view("Z moves", "type=DealMoved&text=%C3%A9+%26"),
          view("Деньги \u{1F4B6}", "type=DealBudgetChanged"),
          view("all", "")
        ]
        for (const [i, one] of [moves, money, all].entries())
          yield* views.keep(workspaceId, me, one, later(i))
        assert.deepStrictEqual(yield* views.of(workspaceId, me), [moves, money, all])
        const changed = view(money.name, "type=DealWon")
        yield* views.keep(workspaceId, me, changed, later(9))
        assert.deepStrictEqual(yield* views.of(workspaceId, me), [moves, changed, all])
      }))

    test("a view is there for its own person and workspace only", () =>
      Effect.gen(function* () {
        const views = yield* Views
        const { workspaceId } = yield* openOffice()
        yield* views.keep(workspaceId, person(0), view("mine", "text=a"), openedAt)
        assert.deepStrictEqual(yield* views.of(workspaceId, person(1)), [])
        assert.deepStrictEqual(yield* views.of(newWorkspaceId(), person(0)), [])
        yield* views.keep(workspaceId, person(1), view("mine", "text=b"), openedAt)
        yield* views.forget(workspaceId, person(1), view("mine", "").name)
        assert.deepStrictEqual(yield* views.of(workspaceId, person(1)), [])
        assert.deepStrictEqual(yield* views.of(workspaceId, person(0)), [view("mine", "text=a")])
      }))

    test("what is forgotten is gone, and forgetting what is not there changes nothing", () =>
      Effect.gen(function* () {
        const views = yield* Views
        const { workspaceId } = yield* openOffice()
        const [one, other] = [view("one", "text=1"), view("other", "text=2")]
        for (const [i, each] of [one, other].entries())
          yield* views.keep(workspaceId, person(0), each, later(i))
        for (const name of ["one", "one", "nothing"])
          yield* views.forget(workspaceId, person(0), view(name, "").name)
        assert.deepStrictEqual(yield* views.of(workspaceId, person(0)), [other])
      }))
  }
}

export const viewsSuite = run(views)
