/** Calls: the golden vectors about who called, and who is still to be called back. */
import { plain, type Setting } from "./Story.ts"
import { inMarch, type Vector } from "./Vector.ts"

const two: Setting = { ...plain, people: ["Ann", "Ben"] }

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "4.5, called back",
    proves: ["4.5 two counters", "C1"],
    story:
      "three calls are missed: one deal is called back in vain, another call comes in, and a third waits",
    setting: { ...two, contacts: ["Dora", "Emil"] },
    lines: [
      { at: "2024-03-05T09:00:00Z", call: "a", direction: "in", outcome: "missed", for: "Dora" },
      {
        at: "2024-03-05T09:10:00Z",
        call: "b",
        direction: "in",
        outcome: "voicemail",
        for: "Dora",
        seconds: 7
      },
      { at: "2024-03-05T09:20:00Z", call: "c", direction: "in", outcome: "missed", for: "Emil", user: "Ben" },
      { at: "2024-03-05T09:30:00Z", call: "d", direction: "out", outcome: "missed", for: "Dora" },
      { at: "2024-03-05T09:40:00Z", call: "e", direction: "in", for: "Emil", seconds: 5 }
    ],
    asked: [
      inMarch("incomingWork", { calls: 1, total: 1, "rows.length": 1, "rows.Ben.calls": 1 }),
      // What a voicemail says is no conversation.
      inMarch("callsIn", { "all.now": 4, "voicemail.now": 1, "talkMs.now": 5_000 })
    ]
  },
  {
    id: "4.5, called back before it is told",
    proves: ["4.5 two counters", "C1"],
    story:
      "a missed call is told of after somebody has called back: it waits for nobody; one that came after that does",
    setting: { ...two, contacts: ["Dora"] },
    lines: [
      { at: "2024-03-05T10:00:00Z", call: "back", direction: "out", for: "Dora", user: "Ben" },
      { at: "2024-03-05T09:00:00Z", call: "late", direction: "in", outcome: "missed", for: "Dora" },
      { at: "2024-03-05T11:00:00Z", call: "again", direction: "in", outcome: "missed", for: "Dora" }
    ],
    asked: [
      inMarch("incomingWork", { calls: 1, total: 1 }),
      inMarch("callsIn", { "all.now": 2, "missed.now": 2 })
    ]
  },
  {
    id: "C1, in and out",
    proves: ["C1", "call.in", "call.out", "4.5 two counters", "4.5 activities"],
    story:
      "calls in and out, answered, missed and recorded on tape; one is inside the house and counts nowhere",
    setting: two,
    lines: [
      { at: "2024-03-05T09:00:00Z", call: "a", direction: "in", seconds: 60 },
      { at: "2024-03-05T09:10:00Z", call: "b", direction: "in", outcome: "missed", user: "Ben" },
      { at: "2024-03-05T09:20:00Z", call: "c", direction: "in", outcome: "voicemail" },
      { at: "2024-03-05T09:30:00Z", call: "d", direction: "out", seconds: 90, user: "Ben" },
      { at: "2024-03-05T09:40:00Z", call: "e", direction: "internal", seconds: 30 },
      { at: "2024-03-05T10:00:00Z", handle: "c" }
    ],
    asked: [
      inMarch("callsIn", {
        "all.now": 3,
        "answered.now": 1,
        "missed.now": 1,
        "voicemail.now": 1,
        "rows.Ben.missed": 1,
        "talkMs.now": 60_000,
        "days.4.n": 3
      }),
      inMarch("callsOut", { "all.now": 1, "answered.now": 1, "rows.Ben.talkMs": 90_000 }),
      inMarch("incomingWork", { total: 1, calls: 1, talks: 0, "rows.Ben.calls": 1 })
    ]
  }
]
