/** How is a state told in few words? Its readings are written down one by one, and of the next state only those are sent that differ. */
import type { Dashboard } from "@weir/contract/Readings"

/** A dashboard in pieces of JSON. */
export interface Parts {
  /** All but readings and answers: the fields, without braces. */
  readonly about: string
  readonly readings: ReadonlyMap<string, string>
  readonly answers: ReadonlyArray<string>
}

export const partsOf = ({ answers, readings, ...about }: (typeof Dashboard)["Encoded"]): Parts => ({
  about: JSON.stringify(about).slice(1, -1),
  readings: new Map(Object.entries(readings).map(([name, reading]) => [name, JSON.stringify(reading)])),
  answers: answers.map((answer) => JSON.stringify(answer))
})

const object = (fields: ReadonlyArray<readonly [name: string, json: string]>): string =>
  `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`

/** The dashboard as JSON. */
export const wholeOf = ({ about, answers, readings }: Parts): string =>
  `{${about},"readings":${object([...readings])},"answers":[${answers.join(",")}]}`

/** What reads otherwise than before, as JSON in the shape of `Moved`. */
export const movedOf = (before: Parts, { about, answers, readings }: Parts): string => {
  const otherReadings = [...readings].filter(([name, json]) => before.readings.get(name) !== json)
  const otherAnswers = answers.flatMap((json, i) =>
    before.answers[i] === json ? [] : [[String(i), json] as const]
  )
  return `{${about},"readings":${object(otherReadings)},"answers":${object(otherAnswers)}}`
}
