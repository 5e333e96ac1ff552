/** What should the score of clients read, told from the whole list of events? */
import type { Ask } from "@weir/domain/metrics/Ask"
import { counted, personOf, ranked } from "./calls.ts"
import { falls } from "./stories.ts"
import { talksOf, type TalkStory } from "./talkStories.ts"
import type { Told } from "./Teller.ts"
import { changedQuotient } from "./worth.ts"

const different = <A>(all: ReadonlyArray<A>): ReadonlyArray<A> => [...new Set(all)]

type Score = TalkStory["scores"][number] & { readonly channel: string; readonly talk: string }

/** What clients that were merged are called now: by the one that absorbed them, and whatever absorbed that one. */
const calledNow = ({ ask, events }: Told) => {
  const into = new Map<string, string>()
  for (const { fact, recordedAt } of events) {
    if (ask.asOf !== null && recordedAt > ask.asOf) continue
    if (fact._tag === "ClientMerged") into.set(fact.clientId, fact.into)
    if (fact._tag === "ClientParted") into.delete(fact.clientId)
  }
  return (id: string): string => {
    let name = id
    while (into.has(name)) name = into.get(name) ?? name
    return name
  }
}

/** The latest answer of each client: the contact, else the company, else the deal the talk was about, else the talk itself. */
const lastOfEach = (scores: ReadonlyArray<Score>, called: (id: string) => string): ReadonlyArray<Score> => {
  const whose = ({ about, talk }: Score): string => {
    const first = (kind: string) => about.find((one) => one.kind === kind)?.id
    const client = first("contact") ?? first("company")
    return client === undefined ? (first("deal") ?? talk) : called(client)
  }
  return different(scores.map(whose)).flatMap((client) => {
    const [last] = scores
      .filter((score) => whose(score) === client)
      .sort((a, b) => b.at - a.at || a.score - b.score)
    return last ?? []
  })
}

const standing = (scores: ReadonlyArray<Score>) => {
  const promoters = scores.filter(({ score }) => score >= 9).length,
    detractors = scores.filter(({ score }) => score <= 6).length
  const answers = scores.length
  return {
    promoters,
    passives: answers - promoters - detractors,
    detractors,
    answers,
    score: { num: promoters - detractors, den: answers }
  }
}

/** The score in points, unrounded. */
const points = ({ score: { den, num } }: ReturnType<typeof standing>) => ({ num: 100 * num, den })

/** Percent to one decimal that add up to 100: what is missing goes to those cut most, of equal ones to the first. */
const shared = (parts: ReadonlyArray<number>): ReadonlyArray<number> => {
  const whole = parts.reduce((a, b) => a + b, 0)
  if (whole === 0) return parts.map(() => 0)
  const tenths = parts.map((part) => Math.floor((1000 * part) / whole))
  const cut = parts
    .map((part, i) => ({ i, rest: (1000 * part) % whole }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  const missing = 1000 - tenths.reduce((a, b) => a + b, 0)
  return tenths.map((n, i) => (n + (cut.slice(0, missing).some((one) => one.i === i) ? 1 : 0)) / 10)
}

export const nps = ({ ask, events, stories }: Told) => {
  const all = talksOf(events, ask).flatMap(({ channel, id: talk, scores }) =>
    scores.map((one) => ({ ...one, channel, talk }))
  )
  const called = calledNow({ ask, events, stories })
  const within = (window: Ask["window"]) => all.filter(({ at }) => falls(at, window, ask))
  const given = within(ask.window)
  const [earlier, whole] = [within(ask.previous.sameElapsed), within(ask.previous.full)]
  const [now, before] = [standing(given), standing(earlier)]
  const anywhere = [...given, ...earlier, ...whole]
  const row = (whose: (score: Score) => boolean) => {
    const [is, was] = [standing(given.filter(whose)), standing(earlier.filter(whose))]
    return {
      of: is,
      before: was,
      beforeFull: standing(whole.filter(whose)),
      change: changedQuotient(points(is), points(was))
    }
  }
  const bad = ask.workspace.settings.nps.alertAt
  const perClient = standing(lastOfEach(given, called))
  const perClientBefore = standing(lastOfEach(earlier, called))
  const [p, v, d] = shared([perClient.promoters, perClient.passives, perClient.detractors])
  const [promoters, passives, detractors] = shared([now.promoters, now.passives, now.detractors])
  return {
    now,
    before,
    beforeFull: standing(within(ask.previous.full)),
    answers: counted((window) => within(window).length, ask),
    change: changedQuotient(points(now), points(before)),
    shares: { promoters, passives, detractors },
    latestPerClient: {
      now: perClient,
      before: perClientBefore,
      beforeFull: standing(lastOfEach(whole, called)),
      change: changedQuotient(points(perClient), points(perClientBefore)),
      shares: { promoters: p, passives: v, detractors: d }
    },
    scores: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((score) => ({
      score,
      n: given.filter((one) => one.score === score).length
    })),
    low: { atMost: bad, n: given.filter(({ score }) => score <= bad).length },
    rows: ranked(
      different(anywhere.map(({ owner }) => owner)).map((id) => ({
        ...personOf(id, ask),
        ...row(({ owner }) => owner === id),
        low: given.filter(({ owner, score }) => owner === id && score <= bad).length
      })),
      (row) => row.of.answers
    ),
    channels: ranked(
      different(anywhere.map(({ channel }) => channel)).map((name) => ({
        name,
        ...row(({ channel }) => channel === name)
      })),
      (row) => row.of.answers
    )
  }
}
