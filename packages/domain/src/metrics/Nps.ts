/** NPS: would clients recommend us (R1)? Promoters less detractors, as a share of all who answered. */
import { Schema } from "effect"
import type { Balance } from "../ledger/Query.ts"
import { type Ask, flow } from "./Ask.ts"
import { personFields, personOf, personRows } from "./byPerson.ts"
import { Change } from "./Change.ts"
import { Compared, comparedSum, countPart, sum, threeWindows, valuesOf } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { changeOfRatios, Ratio, shares } from "./Ratio.ts"
import { channelOf, channelRows } from "./talks/channels.ts"
import {
  clientNames,
  clientNamesBook,
  clientScoreBook,
  eachAnswer,
  latest,
  latestPart
} from "./talks/clientScores.ts"
import { levels, scoreBook } from "./talks/scoreBook.ts"

/** Counts of the three levels, which add up to the answers; `score` is (promoters - detractors) of answers, in percent from -100 to 100. */
const Standing = Schema.Struct({
  promoters: Schema.Int,
  passives: Schema.Int,
  detractors: Schema.Int,
  answers: Schema.Int,
  score: Ratio
})
type Standing = typeof Standing.Type

const standing = (sums: ReadonlyArray<Balance>, under: Readonly<Record<string, string>> = {}): Standing => {
  const of = (level: keyof typeof levels) =>
    levels[level].reduce((n, score) => n + sum(sums, "n", { ...under, score }), 0)
  const [promoters, passives, detractors] = [of("promoters"), of("passives"), of("detractors")]
  const answers = promoters + passives + detractors
  return {
    promoters,
    passives,
    detractors,
    answers,
    score: { num: promoters - detractors, den: answers }
  }
}

/** A person or channel with an answer in the period or in the one before, beside themselves. */
const Row = { of: Standing, before: Standing, beforeFull: Standing, change: Schema.NullOr(Change) }

/** How one score compares with another, in points. */
const changeOfScores = ({ score: is }: Standing, { score: was }: Standing) =>
  changeOfRatios({ num: 100 * is.num, den: is.den }, { num: 100 * was.num, den: was.den })

const Shares = Schema.Struct({
  promoters: Schema.Finite,
  passives: Schema.Finite,
  detractors: Schema.Finite
})

const sharesOf = (of: Standing): typeof Shares.Type => {
  const [promoters = 0, passives = 0, detractors = 0] = shares([of.promoters, of.passives, of.detractors])
  return { promoters, passives, detractors }
}

export const nps = Metric.make({
  id: "nps",
  title: "NPS",
  definition:
    "Clients are asked for a score from 1 to 10 when a talk is closed. Promoters gave 9 or 10, passives 7 or 8, detractors 6 or less; the score is the share of promoters less the share of detractors, from -100 to 100. Counted when the answer came, for whoever was responsible when the talk was closed. Beside it the same of the latest answer of each client in the period: of several at one instant the lowest; a client is the contact, else the company, else the deal that the talk was about, merged ones counting as one. Low scores are those at or under the score that people are alerted at: 6, unless the settings say otherwise.",
  formula: "100 * (promoters - detractors) / answers",
  unit: "score",
  time: "flow",
  better: "more",
  narrows: { users: "user", channels: "channel" },
  books: [scoreBook, clientScoreBook, clientNamesBook],
  Reading: Schema.Struct({
    now: Standing,
    before: Standing,
    beforeFull: Standing,
    answers: Compared,
    /** In points of the score, exactly; null while either period has no answer. */
    change: Schema.NullOr(Change),
    /** Percent to one decimal, together exactly 100; all 0 without an answer. */
    shares: Shares,
    /** The same, each client counting once in each period, by the latest answer in it. */
    latestPerClient: Schema.Struct({
      now: Standing,
      before: Standing,
      beforeFull: Standing,
      change: Schema.NullOr(Change),
      shares: Shares
    }),
    /** How often each score was given, 0 to 10. */
    scores: Schema.Array(Schema.Struct({ score: Schema.Int, n: Schema.Int })),
    /** How many were given at or under the score that people are alerted at, as it is set. */
    low: Schema.Struct({ atMost: Schema.Int, n: Schema.Int }),
    /** `low`: those of the person that people are alerted of. */
    rows: Schema.Array(Schema.Struct({ ...personFields, ...Row, low: Schema.Int })),
    channels: Schema.Array(Schema.Struct({ name: Schema.String, ...Row }))
  }),
  needs: (ask) => {
    const each = threeWindows(ask, (window) => eachAnswer(ask, window))
    return {
      ...threeWindows(ask, (window) => flow(ask, "scores", window, { by: ["user", "channel", "score"] })),
      each: each.now,
      eachBefore: each.before,
      eachBeforeFull: each.beforeFull,
      names: clientNames(ask)
    }
  },
  read: (sums, ask) => {
    const once = (answers: ReadonlyArray<Balance>) => standing(latest(answers, sums.names))
    const [perClient, perClientBefore] = [once(sums.each), once(sums.eachBefore)]
    const [now, before] = [standing(sums.now), standing(sums.before)]
    const everywhere = (dim: string) => valuesOf([...sums.now, ...sums.before, ...sums.beforeFull], dim)
    const row = (under: Readonly<Record<string, string>>) => {
      const [of, before] = [standing(sums.now, under), standing(sums.before, under)]
      return { of, before, beforeFull: standing(sums.beforeFull, under), change: changeOfScores(of, before) }
    }
    const low = (under: Readonly<Record<string, string>>) =>
      lowScores(ask).reduce((n, score) => n + sum(sums.now, "n", { ...under, score }), 0)
    return {
      now,
      before,
      beforeFull: standing(sums.beforeFull),
      answers: comparedSum(sums, "n"),
      change: changeOfScores(now, before),
      shares: sharesOf(now),
      latestPerClient: {
        now: perClient,
        before: perClientBefore,
        beforeFull: once(sums.eachBeforeFull),
        change: changeOfScores(perClient, perClientBefore),
        shares: sharesOf(perClient)
      },
      scores: Array.from({ length: 11 }, (_, score) => ({
        score,
        n: sum(sums.now, "n", { score: String(score) })
      })),
      low: { atMost: ask.workspace.settings.nps.alertAt, n: low({}) },
      rows: personRows(
        ask,
        everywhere("user"),
        (user) => ({ ...row({ user }), low: low({ user }) }),
        (row) => row.of.answers
      ),
      channels: channelRows(
        everywhere("channel"),
        (channel) => row({ channel }),
        (row) => row.of.answers
      )
    }
  },
  explain: (part, ask) => {
    const count = (title: string, rest: string, where: Readonly<Record<string, ReadonlyArray<string>>>) =>
      countPart(title, rest === "" ? "now" : rest, ask, "scores", "n", where)
    // A person or channel: all of theirs, or one level, now or before.
    const of = (said: string, rest: string, where: Readonly<Record<string, ReadonlyArray<string>>>) => {
      const [word = "", when = "", ...more] = rest.split(":")
      const level = levelOf(word)
      if (more.length > 0 || (level === null && when !== "")) return null
      return level === null
        ? count(`Scores${said}`, rest, where)
        : count(`${titleOf(level)}${said}`, when, { ...where, score: levels[level] })
    }
    const person = personOf(ask, part)
    if (person?.rest === "low")
      return count(`Low scores for ${person.name}`, "now", { user: [person.id], score: lowScores(ask) })
    if (person !== null) return of(` for ${person.name}`, person.rest, { user: [person.id] })
    if (part === "low") return count("Low scores", "now", { score: lowScores(ask) })
    const channel = channelOf(part)
    if (channel !== null) return of(`, ${channel.name}`, channel.rest, { channel: [channel.name] })
    const [word = "", rest = "", ...more] = part.split(":")
    if (word === "latest") return latestOf(part, ask)
    const level = levelOf(word)
    if (level !== null && more.length === 0) return count(titleOf(level), rest, { score: levels[level] })
    if (word === "score" && more.length === 0)
      return /^(?:\d|10)$/.test(rest) ? count(`Scores of ${rest}`, "now", { score: [rest] }) : null
    return countPart("Answers", part, ask, "scores", "n")
  },
  examples: [
    {
      story:
        "One client gives a ten, another a six: one promoter, one detractor, a score of nought. The ten counts for Ann, who was responsible then.",
      given: [
        { at: "2024-03-01T09:00Z", askForScores: true },
        { at: "2024-03-04T10:00Z", talk: "mill", channel: "whatsapp" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T11:00Z", close: "mill" },
        { at: "2024-03-04T11:30Z", score: 10, in: "mill" },
        { at: "2024-03-05T10:00Z", talk: "dam", channel: "telegram", user: "Ben" },
        { at: "2024-03-05T10:00Z", says: "dam", from: "client" },
        { at: "2024-03-05T11:00Z", close: "dam" },
        { at: "2024-03-05T11:30Z", score: 6, in: "dam" }
      ],
      reads: {
        "now.promoters": 1,
        "now.passives": 0,
        "now.detractors": 1,
        "now.answers": 2,
        "now.score.%": 0,
        "before.score.%": null,
        change: null,
        "shares.promoters": 50,
        "latestPerClient.now.answers": 2,
        "rows.Ann.of.score.%": 100,
        "rows.Ann.before.answers": 0,
        "rows.Ann.change": null,
        "low.atMost": 6,
        "low.n": 1,
        "rows.Ann.low": 0,
        "rows.Ben.low": 1,
        "rows.Ben.of.score.%": -100,
        "channels.telegram.of.answers": 1
      }
    }
  ]
})

/** "latest", "latest:before", "latest:promoters", "latest:promoters:beforeFull"... */
const latestOf = (part: string, ask: Ask): Metric.Part | null => {
  const [, first = "now", ...more] = part.split(":")
  const level = levelOf(first)
  const [when = "now", ...rest] = level === null ? [first, ...more] : more
  const title = `Latest of each client${level === null ? "" : `, ${titleOf(level).toLowerCase()}`}`
  const scores = level === null ? null : levels[level]
  if (rest.length > 0) return null
  if (when === "now") return latestPart(title, ask, ask.window, scores)
  if (when === "before")
    return latestPart(`${title}, same part of the period before`, ask, ask.previous.sameElapsed, scores)
  return when === "beforeFull" ? latestPart(`${title}, period before`, ask, ask.previous.full, scores) : null
}

/** The scores that people are alerted of. */
const lowScores = (ask: Ask): ReadonlyArray<string> =>
  Array.from({ length: ask.workspace.settings.nps.alertAt + 1 }, (_, score) => String(score))

type Level = keyof typeof levels

const levelOf = (word: string): Level | null =>
  (["promoters", "passives", "detractors"] as const).find((level) => level === word) ?? null

const titleOf = (level: Level): string => `${level[0]?.toUpperCase()}${level.slice(1)}`
