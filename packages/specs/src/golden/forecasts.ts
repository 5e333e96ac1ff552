/** What will be won: the golden vectors of the forecast (P1). */
import * as Instant from "@weir/domain/time/Instant"
import { eur, type Line, plain, type Setting, usd } from "./Story.ts"
import { at, before, inMarch, march, type Vector } from "./Vector.ts"

const inEuros: Setting = { ...plain, base: "EUR" }

const many = (n: number, lines: (i: number) => ReadonlyArray<Line>): ReadonlyArray<Line> =>
  Array.from({ length: n }, (_, i) => lines(i)).flat()

/** Ten closed deals that stood in C, six of them won; ten more that never came there. */
const record: ReadonlyArray<Line> = [
  { at: "2024-02-01T09:00:00Z", likely: "C", percent: 50 },
  ...many(10, (i) => [
    { at: "2024-02-05T09:00:00Z", create: `c${i}`, stage: "C" },
    i < 6 ? { at: "2024-02-10T09:00:00Z", win: `c${i}` } : { at: "2024-02-10T09:00:00Z", lose: `c${i}` }
  ]),
  ...many(10, (i) => [
    { at: "2024-02-11T09:00:00Z", create: `a${i}`, stage: "A" },
    { at: "2024-02-12T09:00:00Z", lose: `a${i}` }
  ])
]

/** Wins from A after 10, 20, 40 and 50 days, and sixteen losses that make the record long enough. */
const slow: ReadonlyArray<Line> = [
  ...[10, 20, 40, 50].flatMap((days): ReadonlyArray<Line> => [
    { at: "2024-01-02T12:00:00Z", create: `w${days}`, stage: "A" },
    {
      at: Instant.toIso(Instant.make(Instant.iso("2024-01-02T12:00:00Z") + days * 86_400_000)),
      win: `w${days}`
    }
  ]),
  ...many(16, (i) => [
    { at: "2024-02-25T09:00:00Z", create: `l${i}`, stage: "B" },
    { at: "2024-02-26T09:00:00Z", lose: `l${i}` }
  ])
].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV19",
    proves: ["P1", "forecast.won"],
    story: "of ten deals closed from C six were won; its default is a half; one of $1000 stands there",
    setting: plain,
    lines: [...record, { at: "2024-03-20T09:00:00Z", create: "d", stage: "C", budget: usd(1000) }],
    asked: [
      inMarch("salesForecast", {
        closed: 20,
        fewData: false,
        "stages.C.won": 6,
        "stages.C.closed": 10,
        "stages.C.probability": 566_667,
        "expected.deals": 0.566667,
        "expected.converted": 56_667,
        "active.deals": 1,
        "band.p10": 0,
        "band.p90": 1,
        "band.converted.p10": 0,
        "band.converted.p90": 100_000
      })
    ]
  },
  {
    id: "GV19, at another rate",
    proves: ["P1", "G6"],
    story: "a deal in euros goes on to B when a euro is worth more: nothing of it is expected from A",
    setting: {
      ...plain,
      rates: [
        { currency: "EUR", from: "2024-01-01", rate: "1.1" },
        { currency: "EUR", from: "2024-03-01", rate: "1.3" }
      ]
    },
    lines: [
      { at: before, likely: "A", percent: 50 },
      { at: before, likely: "B", percent: 50 },
      { at: before, create: "a", stage: "A", budget: eur(100) },
      { at: at(0), move: "a", to: "B" }
    ],
    asked: [
      inMarch("salesForecast", { "active.deals": 1, "expected.deals": 0.5, "expected.converted": 6500 })
    ]
  },
  {
    id: "GV28",
    proves: ["P1", "G6"],
    story: "two deals of €1234.50 in a stage at 25 %: each is rounded, then they are added",
    setting: inEuros,
    lines: [
      { at: before, likely: "A", percent: 25 },
      { at: at(0), create: "a", stage: "A", budget: eur(1234.5) },
      { at: at(0), create: "b", stage: "A", budget: eur(1234.5) }
    ],
    asked: [
      inMarch("salesForecast", {
        fewData: true,
        "expected.deals": 0.5,
        "expected.converted": 61_726,
        "stages.A.byDefault": 25
      })
    ]
  },
  {
    id: "P1-time",
    proves: ["P1", "forecast.won"],
    story:
      "of four wins from A two took 10 and 20 days, two 40 and 50: of a deal of 40 days one took longer, within the next 30; for one of 60 days there is none to go by, and it takes the two of four that came within 30",
    setting: plain,
    lines: [
      { at: "2024-01-01T12:00:00Z", likely: "A", percent: 100 },
      ...slow.slice(0, 5),
      { at: "2024-01-20T12:00:00Z", create: "old", stage: "A" },
      ...slow.slice(5)
    ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    asked: [
      {
        metric: "salesForecast",
        period: march,
        now: Instant.iso("2024-02-29T12:00:00Z"),
        reads: {
          closed: 20,
          // All closed from A were won, so p is 1. 40 days: only the win after 50 took longer, and comes by day 70.
          "stages.A.probability": 1_000_000,
          "expected.deals": 1
        }
      },
      {
        metric: "salesForecast",
        period: march,
        now: Instant.iso("2024-02-04T12:00:00Z"),
        asOf: Instant.iso("2024-02-04T12:00:00Z"),
        reads: { fewData: true, "expected.deals": 2 + 1 }
      },
      {
        metric: "salesForecast",
        period: march,
        now: Instant.iso("2024-03-20T12:00:00Z"),
        // 60 days: none took as long, and of all four two came within 30.
        reads: { closed: 20, "expected.deals": 0.5 }
      }
    ]
  },
  {
    id: "P1-hours",
    proves: ["P1", "forecast.won"],
    story:
      "nineteen wins from A took twelve hours and one sixty days: all took longer than a deal of twenty minutes has stood, whatever midnight lies between, and nineteen come within 30 days",
    setting: plain,
    lines: [
      { at: "2024-01-01T12:00:00Z", likely: "A", percent: 100 },
      { at: "2024-01-05T12:00:00Z", create: "x", stage: "A" },
      ...many(19, (i) => [{ at: "2024-03-01T06:00:00Z", create: `w${i}`, stage: "A" }]),
      ...many(19, (i) => [{ at: "2024-03-01T18:00:00Z", win: `w${i}` }]),
      { at: "2024-03-05T12:00:00Z", win: "x" },
      { at: "2024-03-19T23:50:00Z", create: "m", stage: "A", budget: usd(1000) }
    ],
    asked: [
      {
        metric: "salesForecast",
        period: march,
        now: Instant.iso("2024-03-20T00:10:00Z"),
        reads: { closed: 20, fewData: false, "expected.deals": 0.95, "expected.converted": 95_000 }
      },
      {
        metric: "salesForecast",
        period: march,
        now: Instant.iso("2024-03-20T11:50:00Z"),
        reads: { "expected.deals": 0.95 }
      }
    ]
  },
  {
    id: "P1-longer",
    proves: ["P1", "forecast.won"],
    story:
      "nineteen wins took ten days to the millisecond and one fifty: after exactly ten days only that one took longer, and does not come within 30",
    setting: plain,
    lines: [
      { at: "2024-01-01T12:00:00Z", likely: "A", percent: 100 },
      { at: "2024-01-05T12:00:00Z", create: "x", stage: "A" },
      ...many(19, (i) => [{ at: "2024-02-01T12:00:00Z", create: `w${i}`, stage: "A" }]),
      ...many(19, (i) => [{ at: "2024-02-11T12:00:00Z", win: `w${i}` }]),
      { at: "2024-02-24T12:00:00Z", win: "x" },
      { at: "2024-03-10T12:00:00Z", create: "m", stage: "A" }
    ],
    asked: [
      {
        metric: "salesForecast",
        period: march,
        now: Instant.iso("2024-03-20T12:00:00Z"),
        reads: { closed: 20, "expected.deals": 0 }
      },
      {
        metric: "salesForecast",
        period: march,
        now: Instant.iso("2024-03-20T11:59:59Z"),
        reads: { "expected.deals": 0.95 }
      }
    ]
  },
  {
    id: "P1-band",
    proves: ["P1", "forecast.won"],
    story: "ten deals at a half each: five are expected, and with 80 % three to seven",
    setting: plain,
    lines: [
      { at: before, likely: "A", percent: 50 },
      ...many(10, (i) => [{ at: at(0), create: `d${i}`, stage: "A" }])
    ],
    asked: [
      inMarch("salesForecast", { "expected.deals": 5, "band.p10": 3, "band.p90": 7, "active.unbudgeted": 10 })
    ]
  },
  {
    id: "P1-band of money",
    proves: ["P1", "forecast.won"],
    story: "ten deals of $1000 at a half each, and one of $30000: the sum's band is led by the great one",
    setting: plain,
    lines: [
      { at: before, likely: "A", percent: 50 },
      ...many(10, (i) => [{ at: at(0), create: `d${i}`, stage: "A", budget: usd(1000) }]),
      { at: at(0), create: "great", stage: "A", budget: usd(30_000) }
    ],
    asked: [
      inMarch("salesForecast", {
        "expected.converted": 2_000_000,
        // Without the great one it is three or less in less than a fifth of all cases, with it six or less in four fifths.
        "band.converted.p10": 400_000,
        "band.converted.p90": 3_600_000
      })
    ]
  }
]
