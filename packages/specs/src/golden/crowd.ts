/** What if there are many of everything? More people, sources and channels than lists show, some of them with equal counts, over two months. */
import { eur, type Line, type Setting } from "./Story.ts"

const people = [
  "Nora",
  "Zoe",
  "Ann",
  "Max",
  "Eve",
  "Ivo",
  "Ada",
  "Uwe",
  "Kai",
  "Lea",
  "Tom",
  "Bea",
  "Ben",
  "Ole"
]
const sources = [
  "Web",
  "Phone",
  "Fair",
  "Post",
  "Shop",
  "Press",
  "Guest",
  "Album",
  "Radio",
  "Cinema",
  "Poster"
]
const channels = ["web", "telegram", "whatsapp", "email"]
const clients = ["Dora", "Emil", "Fritz", "Oilworks"]

export const setting: Setting = {
  zone: "Europe/Berlin",
  base: "EUR",
  pipelines: {
    Sales: { Incoming: "incoming", Offer: "open", Negotiation: "open", Won: "won", Lost: "lost" },
    Partners: { First: "open", Signed: "won", Gone: "lost" }
  },
  people,
  sources,
  contacts: clients.slice(0, 3),
  companies: clients.slice(3)
}

const at = (month: number, day: number, minute: number): string =>
  `2024-0${month}-${String(day).padStart(2, "0")}T${String(8 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00Z`

/** What one of them does in a month: little in February, more in March; every third as much as the one before. */
const work = (owner: string, i: number, month: number): ReadonlyArray<Line> => {
  const name = (what: string) => `${what}${month}x${i}`
  const source = sources[(i * month) % sources.length]
  const client = clients[i % clients.length] ?? ""
  const bound = client === "Oilworks" ? { company: client } : { contact: client }
  const deals = Array.from({ length: (i % 3) + (month === 3 ? 1 : 0) }, (_, n) => n)
  return [
    ...deals.flatMap((n): ReadonlyArray<Line> => {
      const deal = `${name("d")}y${n}`
      return [
        {
          at: at(month, 2 + n, i),
          create: deal,
          stage: (i + n) % 4 === 0 ? "Incoming" : "Offer",
          owner,
          budget: (i + n) % 5 === 0 ? null : eur(100 * ((i % 4) + 1)),
          ...(source === undefined || i % 6 === 5 ? {} : { source }),
          ...bound
        },
        { at: at(month, 4 + n, i), move: deal, to: "Negotiation" },
        ...((i + n) % 3 === 0 ? [{ at: at(month, 9 + n, i), win: deal }] : []),
        ...((i + n) % 3 === 1 ? [{ at: at(month, 10 + n, i), lose: deal }] : [])
      ]
    }),
    { at: at(month, 5, i), note: name("n"), for: client, by: owner },
    { at: at(month, 5, 20 + i), file: name("f"), for: client, origin: "note", on: name("n"), by: owner },
    {
      at: at(month, 6, i),
      task: name("t"),
      for: client,
      owner,
      type: i % 2 === 0 ? "task" : "meeting",
      due: at(month, 8 + (i % 3), i)
    },
    ...(i % 4 === 3 ? [] : [{ at: at(month, 9, i), done: name("t"), by: owner }]),
    ...(["in", "out"] as const).flatMap((direction, n): ReadonlyArray<Line> => [
      {
        at: at(month, 7 + n, i),
        call: name(direction),
        direction,
        outcome: (["answered", "missed", "voicemail"] as const)[(i + n) % 3] ?? "answered",
        seconds: (i + n) % 3 === 0 ? 30 * ((i % 4) + 1) : 0,
        user: owner
      }
    ]),
    { at: at(month, 11, i), talk: name("c"), channel: channels[i % 4] ?? "web", user: owner, for: client },
    { at: at(month, 11, 20 + i), says: name("c"), from: "client" },
    { at: at(month, 11, 40 + 3 * (i % 5)), says: name("c"), from: owner },
    { at: at(month, 11, 60 + i), says: name("c"), from: "client" },
    ...(i % 3 === 2
      ? []
      : [
          { at: at(month, 12, i), close: name("c"), by: owner },
          { at: at(month, 12, 30 + i), score: ((i * 3) % 10) + 1, in: name("c") }
        ])
  ]
}

export const lines: ReadonlyArray<Line> = [
  { at: at(2, 1, 0), askForScores: true } as const,
  ...[2, 3].flatMap((month) => people.flatMap((owner, i) => work(owner, i, month)))
].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
