/** Where do sums grow until they are balances? In one row for each place that a question keeps apart. */
import * as LocalDate from "../../time/LocalDate.ts"
import type { Instant } from "../../time/Instant.ts"
import { type Balance, exact, type Query } from "../Query.ts"
import { type Grouping, notAsked } from "./Grouping.ts"
import { Names } from "./Names.ts"

interface Place {
  readonly group: number
  readonly day: number
  readonly at: number
  readonly subject: number
}

/** A question that has been looked at: how the keys of its book group, and what a sum of the book is before anything is added. */
export interface Asked {
  readonly query: Query
  readonly grouping: Grouping
  readonly nothing: Readonly<Record<string, number>>
}

/** As many numbers are kept from one question to the next. */
const mostKept = 16_384

/** A sheet on which the sums of one question grow, and then those of the next. */
export class Sums {
  /** How many numbers a row has. */
  measures = 0
  /** Whether more is kept apart than the groups of keys. */
  apart = false
  rows = new Float64Array(64)
  #asked: Asked | null = null
  /** By group, the places of what is kept apart in it. */
  #numbers: Array<Map<number, number> | undefined> = []
  #texts = new Names()
  #places: Array<Place> = []

  /** Begins anew, for a question. */
  begin(asked: Asked): void {
    const { grouping, nothing, query } = asked
    this.#asked = asked
    this.measures = Object.keys(nothing).length
    this.apart = query.perDay || query.perInstant || query.perSubject
    const numbers = this.apart ? 0 : grouping.groups.length * this.measures
    if (numbers > this.rows.length || this.rows.length > mostKept)
      this.rows = new Float64Array(Math.max(64, numbers))
    else this.rows.fill(0, 0, numbers)
    this.#places = []
    if (!this.apart) return
    this.#numbers = []
    this.#texts = new Names()
  }

  /** Where in `rows` the sums of a place begin; what the question does not keep apart makes no difference. */
  at(group: number, day: number, at: number, subject: number): number {
    if (!this.apart || this.#asked === null) return group * this.measures
    const { perDay, perInstant, perSubject } = this.#asked.query
    // Whatever shares an instant shares its day.
    const when = perInstant ? at : day
    const name = !perSubject
      ? when
      : perInstant || perDay
        ? this.#texts.numberOf(`${when} ${subject}`)
        : subject
    const own = (this.#numbers[group] ??= new Map())
    let number = own.get(name)
    if (number === undefined) {
      number = this.#places.push({ group, day, at, subject }) - 1
      own.set(name, number)
      if (this.#places.length * this.measures > this.rows.length) {
        const larger = new Float64Array(this.rows.length * 2)
        larger.set(this.rows)
        this.rows = larger
      }
      this.rows.fill(0, number * this.measures, (number + 1) * this.measures)
    }
    return number * this.measures
  }

  /** The balances; those that are all zero are left out, as everywhere. */
  balances(nameOf: (subject: number) => string): ReadonlyArray<Balance> {
    const found: Array<Balance> = []
    if (this.#asked === null) return found
    const { grouping, nothing, query } = this.#asked
    const { perDay, perInstant, perSubject } = query
    const measures = Object.keys(nothing)
    const rows = this.apart ? this.#places.length : grouping.groups.length
    for (let row = this.apart ? 0 : notAsked + 1; row < rows; row++) {
      const begin = row * measures.length
      const tally = { ...nothing }
      let something = false
      for (let i = 0; i < measures.length; i++) {
        const sum = exact(this.rows[begin + i]!)
        if (sum === 0) continue
        something = true
        tally[measures[i]!] = sum
      }
      if (!something) continue
      const place = this.#places[row] ?? nowhere
      found.push({
        key: grouping.groups[this.apart ? place.group : row]!,
        day: perDay ? LocalDate.ofEpochDay(place.day) : null,
        at: perInstant ? (place.at as Instant) : null,
        subject: perSubject ? nameOf(place.subject) : null,
        tally
      })
    }
    return found
  }
}

const nowhere: Place = { group: notAsked, day: 0, at: 0, subject: 0 }
