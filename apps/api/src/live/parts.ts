/** How is a state told in few words? Its readings are kept one by one, and of the next state only those are told that differ, or what differs in them. */
import { differenceOf } from "@weir/contract/difference"
import { type MetricId, metricOf } from "@weir/application/readings/readings"
import type { Dashboard } from "@weir/contract/Readings"
import { Schema } from "effect"

/** A reading as it is sent. */
class Piece {
  readonly value: unknown
  #json: string | undefined
  constructor(value: unknown) {
    this.value = value
  }
  get json(): string {
    return (this.#json ??= JSON.stringify(this.value))
  }
}

/** A dashboard in pieces. */
export interface Parts {
  /** All but readings and answers: the fields as JSON, without braces. */
  readonly about: string
  readonly readings: ReadonlyMap<string, Piece>
  readonly answers: ReadonlyArray<Piece>
}

const encoders = new Map<MetricId, (reading: unknown) => unknown>()
const pieces = new WeakMap<object, Piece>()

/** The piece of a reading: the same for the same reading. */
export const pieceOf = (metric: MetricId, reading: unknown): Piece => {
  const known = reading instanceof Object ? pieces.get(reading) : undefined
  if (known !== undefined) return known
  const encode = encoders.get(metric) ?? Schema.encodeUnknownSync(metricOf(metric).Reading)
  encoders.set(metric, encode)
  const piece = new Piece(encode(reading))
  if (reading instanceof Object) pieces.set(reading, piece)
  return piece
}

/** Those of a dashboard as it travels. */
export const partsOf = ({ answers, readings, ...about }: (typeof Dashboard)["Encoded"]): Parts => ({
  about: JSON.stringify(about).slice(1, -1),
  readings: new Map(Object.entries(readings).map(([name, reading]) => [name, new Piece(reading)])),
  answers: answers.map((answer) => new Piece(answer))
})

type Fields = ReadonlyArray<readonly [name: string, json: string]>

const object = (fields: Fields): string =>
  `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`

/** The dashboard as JSON. */
export const wholeOf = ({ about, answers, readings }: Parts): string => {
  const all = [...readings].map(([name, { json }]) => [name, json] as const)
  return `{${about},"readings":${object(all)},"answers":[${answers.map(({ json }) => json).join(",")}]}`
}

/** What is told of one piece that may read otherwise than before; null where it does not. */
type Telling = (before: Piece | undefined, now: Piece) => string | null

const whole: Telling = (before, now) => (before === now || before?.json === now.json ? null : now.json)

const places: Telling = (before, now) => {
  const difference = before === now ? undefined : differenceOf(before?.value, now.value)
  return difference === undefined ? null : JSON.stringify(difference)
}

const told = (telling: Telling, before: Parts, { about, answers, readings }: Parts): string => {
  const differing = (pieces: Iterable<readonly [string, Piece, Piece | undefined]>): Fields =>
    [...pieces].flatMap(([name, now, was]) => {
      const json = telling(was, now)
      return json === null ? [] : [[name, json] as const]
    })
  const otherReadings = differing([...readings].map(([name, now]) => [name, now, before.readings.get(name)]))
  const otherAnswers = differing(answers.map((now, i) => [String(i), now, before.answers[i]]))
  return `{${about},"readings":${object(otherReadings)},"answers":${object(otherAnswers)}}`
}

/** What reads otherwise than before, as JSON in the shape of `Moved`. */
export const movedOf = (before: Parts, now: Parts): string => told(whole, before, now)

/** What differs in what reads otherwise than before, as JSON in the shape of `Differs`. */
export const differsOf = (before: Parts, now: Parts): string => told(places, before, now)
