/** Sources and owners in order: the golden vectors about rings and rows. */
import { type Line, plain, type Setting, usd } from "./Story.ts"
import { at, inMarch, type Vector } from "./Vector.ts"

const manySources = [
  ["Email", 40],
  ["WhatsApp", 30],
  ["Phone", 10],
  ["Form", 0]
] as const
const fromSources: ReadonlyArray<Line> = manySources.flatMap(([source, n]) =>
  Array.from({ length: n }, (_, i): Line => ({
    at: at(1),
    create: `${source.slice(0, 2)}${i}`,
    stage: "A",
    source
  }))
)
// Twelve people with 12, 11, ... 1 deals, and three enquiries with the robot. U10 and the robot are tied at three.
const owners = Array.from({ length: 12 }, (_, i) => `U${i + 1}`)
const held: ReadonlyArray<Line> = owners.flatMap((owner, i) =>
  Array.from({ length: 12 - i }, (_, n): Line => ({
    at: at(1),
    create: `${owner}-${n}`,
    stage: "A",
    owner,
    budget: usd(100)
  }))
)
const enquiries = (budget: number): ReadonlyArray<Line> =>
  [1, 2, 3].map((n): Line => ({
    at: at(2),
    create: `in${n}`,
    stage: "In",
    owner: "Robot",
    budget: usd(budget)
  }))
const withIncoming: Setting = {
  ...plain,
  people: owners,
  pipelines: { P: { In: "incoming", A: "open", Won: "won", Lost: "lost" } }
}

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "GV8",
    proves: ["S-1", "source.new"],
    story: "new deals from e-mail 40, WhatsApp 30, phone 10, form 0",
    setting: { ...plain, sources: manySources.map(([name]) => name) },
    lines: fromSources,
    asked: [
      inMarch("dealSources", {
        "rings.Email.angle": 270,
        "rings.WhatsApp.angle": 202.5,
        "rings.Phone.angle": 67.5,
        "rings.Form.angle": 0,
        "rings.Email.share.%": 50,
        "rings.WhatsApp.share.%": 37.5,
        "rings.Phone.share.%": 12.5,
        "rings.Form.share.%": 0,
        "total.deals": 80
      })
    ]
  },
  {
    id: "GV9",
    proves: ["S-1", "G20"],
    story: "no source brought anything",
    setting: { ...plain, sources: ["Email", "Phone"] },
    lines: [],
    asked: [
      inMarch("dealSources", {
        "rings.Email.angle": 0,
        "rings.Phone.angle": 0,
        "rings.Email.share.%": null,
        "rings.Email.ofLeader.%": null
      })
    ]
  },
  {
    id: "GV16",
    proves: ["U1", "U2", "deal.byOwner"],
    story:
      "twelve people hold 12 to 1 deals, the robot three enquiries of more worth than the person tied with it",
    setting: withIncoming,
    lines: [...held, ...enquiries(200)],
    asked: [
      inMarch("dealsByOwner", {
        "rows.length": 11,
        "rows.0.name": "U1",
        "rows.0.deals.deals": 12,
        "rows.8.name": "U9",
        "rows.8.deals.deals": 4,
        "rows.9.name": "Robot",
        "rows.9.robot": true,
        "rows.9.deals.deals": 3,
        "rows.10.name": "U10",
        "rows.10.deals.deals": 3,
        more: 2,
        "total.deals": 81
      })
    ]
  },
  {
    id: "GV16, tied in worth too",
    proves: ["U1"],
    story: "with budgets equal as well, the name decides",
    setting: withIncoming,
    lines: [...held, ...enquiries(100)],
    asked: [inMarch("dealsByOwner", { "rows.9.name": "Robot", "rows.10.name": "U10", more: 2 })]
  },
  {
    id: "GV16, worth less",
    proves: ["U1"],
    story: "with the person's deals worth more, the person comes first",
    setting: withIncoming,
    lines: [...held, ...enquiries(50)],
    asked: [inMarch("dealsByOwner", { "rows.9.name": "U10", "rows.10.name": "Robot", more: 2 })]
  }
]
