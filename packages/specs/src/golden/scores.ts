/** Scores: the golden vectors about what clients answer when they are asked for one. */
import { type Line, plain } from "./Story.ts"
import { inMarch, type Vector } from "./Vector.ts"

/** A talk in which the client is asked for a score and gives it. */
const scored = (name: string, score: number, hour: number, about?: string): ReadonlyArray<Line> => {
  const at = (minutes: number) =>
    `2024-03-05T${String(hour).padStart(2, "0")}:${String(minutes).padStart(2, "0")}:00Z`
  return [
    { at: at(0), talk: name, ...(about === undefined ? {} : { for: about }) },
    { at: at(0), says: name, from: "client" },
    { at: at(10), close: name },
    { at: at(20), score, in: name }
  ]
}

const asking: Line = { at: "2024-03-01T09:00:00Z", askForScores: true }
const scores = (...all: ReadonlyArray<number>): ReadonlyArray<Line> => [
  asking,
  ...all.flatMap((score, i) => scored(`t${i}`, score, i))
]

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV10",
    proves: ["R1", "nps.score", "X8"],
    story: "clients answer 10, 9, 8, 7, 6, 1",
    setting: plain,
    lines: scores(10, 9, 8, 7, 6, 1),
    asked: [
      inMarch("nps", {
        "now.promoters": 2,
        "now.passives": 2,
        "now.detractors": 2,
        "now.answers": 6,
        "low.n": 2,
        "now.score.%": 0,
        // A third each: the tenth that is left over goes to the first.
        "shares.promoters": 33.4,
        "shares.passives": 33.3,
        "shares.detractors": 33.3
      })
    ]
  },
  {
    id: "GV11",
    proves: ["R1", "nps.score"],
    story: "clients answer 9, 9, 10",
    setting: plain,
    lines: scores(9, 9, 10),
    asked: [inMarch("nps", { "now.score.%": 100, "now.answers": 3, "shares.promoters": 100 })]
  },
  {
    id: "GV11, nobody",
    proves: ["R1", "G20"],
    story: "clients are asked and none answers",
    setting: plain,
    lines: [asking, ...scored("t", 5, 0).slice(0, 3)],
    asked: [
      inMarch("nps", {
        "now.score.%": null,
        "now.answers": 0,
        "shares.promoters": 0,
        change: null
      })
    ]
  },
  {
    id: "GV10, latest of each client",
    proves: ["R1", "nps.score", "G11"],
    story:
      "Dora gives 3, then 9 in another talk; Emil gives 10 and, at the same instant elsewhere, 6; Frida gives 7, a talk about nobody 8",
    setting: { ...plain, contacts: ["Dora", "Emil", "Frida"] },
    lines: [
      asking,
      ...scored("a", 3, 1, "Dora"),
      ...scored("b", 9, 2, "Dora"),
      ...scored("c", 10, 3, "Emil"),
      ...scored("d", 6, 3, "Emil"),
      ...scored("e", 7, 0, "Frida"),
      ...scored("f", 8, 0)
    ],
    asked: [
      inMarch("nps", {
        "now.answers": 6,
        "latestPerClient.now.answers": 4,
        "latestPerClient.now.promoters": 1,
        "latestPerClient.now.passives": 2,
        "latestPerClient.now.detractors": 1,
        "latestPerClient.now.score.%": 0,
        "latestPerClient.before.answers": 0,
        "latestPerClient.change": null
      })
    ]
  },
  {
    id: "GV10, latest of each client, merged",
    proves: ["R1", "nps.score", "G11"],
    story:
      "Dora gives 9 and Emil, later, 3; then Dora is merged into Emil: one client, whose latest answer is 3",
    setting: { ...plain, contacts: ["Dora", "Emil"] },
    lines: [
      asking,
      ...scored("a", 9, 1, "Dora"),
      ...scored("b", 3, 2, "Emil"),
      { at: "2024-03-06T10:00:00Z", merge: "Dora", into: "Emil" }
    ],
    asked: [
      inMarch("nps", {
        "now.answers": 2,
        "latestPerClient.now.answers": 1,
        "latestPerClient.now.detractors": 1,
        "latestPerClient.shares.detractors": 100
      })
    ]
  }
]
