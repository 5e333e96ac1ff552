/** Laws of sums: order, splitting and the cutting of time make no difference. */
import { subjectOf } from "@weir/domain/log/Event"
import { dayOf, daysOf } from "@weir/domain/time/Calendar"
import * as Figure from "@weir/domain/metrics/Figure"
import { contains } from "@weir/domain/time/Window"
import { assert } from "vitest"
import { metricNames } from "@weir/domain/workbook/Core"
import { askOf, ledgerOf, read, summed } from "@weir/domain/workbook/evaluate"
import type { Law } from "./Law.ts"

const order: Law = {
  name: "the order of entries makes no difference",
  proves: ["G14", "G17"],
  holds: ({ ask, core, ledger, reading }) => {
    for (const name of metricNames)
      assert.deepStrictEqual(read(name, ledger.toReversed(), ask, core), reading(name), name)
  }
}

const late: Law = {
  name: "records told one after the other read as records told side by side",
  proves: ["G14", "G12"],
  holds: ({ ask, core, events, reading }) => {
    const about = (e: (typeof events)[number]) => `${subjectOf(e).kind} ${subjectOf(e).id}`
    const apart = [...new Set(events.map(about))]
      .reverse()
      .flatMap((subject) => events.filter((e) => about(e) === subject))
    const ledger = ledgerOf(
      apart.map((event, i) => ({ ...event, seq: i + 1 })),
      core
    )
    for (const name of metricNames) assert.deepStrictEqual(read(name, ledger, ask, core), reading(name), name)
  }
}

const split: Law = {
  name: "entering a log in two parts makes the same entries as entering it at once",
  proves: ["G17", "G12"],
  holds: ({ core, events, ledger, picks }) => {
    const cut = (picks[0] ?? 0) % (events.length + 1)
    const first = core.entriesOf(core.books, events.slice(0, cut), () => [])
    const second = core.entriesOf(core.books, events.slice(cut), (subject) =>
      first.filter((e) => e.subject === subject)
    )
    assert.deepStrictEqual([...first, ...second], [...ledger])
  }
}

const days: Law = {
  name: "the days of a period add up to the period",
  proves: ["G1", "G2", "X6", "dyn.new", "dyn.won"],
  holds: ({ ask, core, events, ledger, question, reading }) => {
    const dates = daysOf(ask.workspace.zone, ask.window).map(({ date }) => date)
    if (dates.length > 45) return
    const dayAsks = dates.map((date) =>
      askOf(events, { ...question, period: { kind: "custom", from: date, to: date } })
    )
    const add = (figures: ReadonlyArray<Figure.Figure>) => figures.reduce(Figure.plus, Figure.zero)
    for (const name of ["newDeals", "wonDeals", "lostDeals"] as const) {
      assert.deepStrictEqual(
        add(dayAsks.map((day) => read(name, ledger, day, core).now)),
        reading(name).now,
        name
      )
    }
    const whole = reading("dealDynamics"),
      each = dayAsks.map((day) => read("dealDynamics", ledger, day, core))
    for (const stage of whole.stages) {
      for (const figure of ["net", "in", "out", "edits", "admin", "lost"] as const) {
        const daily = each.map((day) => day.stages.find((s) => s.id === stage.id)?.[figure] ?? Figure.zero)
        assert.deepStrictEqual(add(daily), stage[figure], `${stage.name} ${figure}`)
      }
    }
  }
}

const cells: Law = {
  name: "sums kept by day add up to the sum, and each entry lies in its own day",
  proves: ["G1", "G17"],
  holds: ({ ask, core, ledger }) => {
    const { zone } = ask.workspace
    for (const book of core.books) {
      const query = {
        book: book.id,
        where: {},
        from: null,
        to: ask.window.to,
        knownAt: null,
        deleted: "exclude" as const,
        subjects: null,
        holders: null,
        by: book.dims,
        perInstant: false,
        perSubject: false
      }
      const whole = summed(ledger, { ...query, perDay: false }, ask, core)
      const daily = summed(ledger, { ...query, perDay: true }, ask, core)
      for (const { key, tally } of whole) {
        const same = daily.filter((b) => book.dims.every((dim) => b.key[dim] === key[dim]))
        for (const measure of book.measures)
          assert.strictEqual(
            same.reduce((sum, b) => sum + (b.tally[measure] ?? 0), 0),
            tally[measure],
            measure
          )
      }
      for (const { date, window } of daysOf(zone, ask.window).slice(0, 7)) {
        const inside = ledger.filter((e) => e.book === book.id && contains(window, e.at))
        assert.isTrue(inside.every((e) => dayOf(zone, e.at) === date))
      }
    }
  }
}

export const laws: ReadonlyArray<Law> = [order, late, split, days, cells]
