/** Where do sums grow until they are balances? In one row for each place that a question keeps apart. */
import * as LocalDate from "../../time/LocalDate.ts"
import type { Instant } from "../../time/Instant.ts"
import type { Book } from "../Book.ts"
import { type Balance, exact, type Query } from "../Query.ts"
import type { Grouping } from "./Keys.ts"

interface Place {
  readonly group: number
  readonly day: number
  readonly at: number
  readonly subject: number
}

/** The sums of one question while they are added up. */
export class Sums {
  readonly #measures: number
  readonly #apart: boolean
  readonly #numbers = new Map<number | string, number>()
  readonly #places: Array<Place> = []
  rows: Float64Array

  /** `apart` says that more is kept apart than the groups of keys. */
  constructor(measures: number, groups: number, apart: boolean) {
    this.#measures = measures
    this.#apart = apart
    this.rows = new Float64Array((apart ? 16 : Math.max(1, groups)) * measures)
  }

  /** Where in `rows` the sums of a place begin. Numbers that are not kept apart are given as 0. */
  at(group: number, day: number, at: number, subject: number): number {
    if (!this.#apart) return group * this.#measures
    const name = day === 0 && at === 0 ? group * 2 ** 32 + subject : `${group} ${day} ${at} ${subject}`
    let number = this.#numbers.get(name)
    if (number === undefined) {
      number = this.#places.push({ group, day, at, subject }) - 1
      this.#numbers.set(name, number)
      if (this.#places.length * this.#measures > this.rows.length) {
        const larger = new Float64Array(this.rows.length * 2)
        larger.set(this.rows)
        this.rows = larger
      }
    }
    return number * this.#measures
  }

  /** The balances; those that are all zero are left out, as everywhere. */
  balances(
    book: Book,
    query: Query,
    { groups }: Grouping,
    nameOf: (subject: number) => string
  ): ReadonlyArray<Balance> {
    const places = this.#apart
      ? this.#places
      : groups.map((_, group): Place => ({ group, day: 0, at: 0, subject: 0 }))
    const { measures } = book
    const found: Array<Balance> = []
    for (let i = 0; i < places.length; i++) {
      const { at, day, group, subject } = places[i]!
      const tally: Record<string, number> = {}
      let something = false
      for (let j = 0; j < measures.length; j++) {
        const sum = exact(this.rows[i * measures.length + j]!)
        tally[measures[j]!] = sum
        something ||= sum !== 0
      }
      if (!something) continue
      found.push({
        key: groups[group]!,
        day: query.perDay ? LocalDate.ofEpochDay(day) : null,
        at: query.perInstant ? (at as Instant) : null,
        subject: query.perSubject ? nameOf(subject) : null,
        tally
      })
    }
    return found
  }
}
