/** Notes and files: what counts, what goes along with what, and who reads it. */
import { UserId } from "@weir/domain/identity/Id"
import * as Instant from "@weir/domain/time/Instant"
import { idOf, type Line, plain, type Setting } from "./Story.ts"
import { at, before, inMarch, type Vector } from "./Vector.ts"

const team: Setting = { ...plain, people: ["Ann", "Ben"], contacts: ["Dora"] }
const deal: Line = { at: before, create: "Mill", stage: "A" }

export const vectors: ReadonlyArray<Vector> = [
  {
    id: "notes and files",
    proves: ["N1", "F1", "note.added", "file.latest", "X11"],
    story:
      "an edited note is one note, when it was written; deleted notes and files are gone; a client's file does not count",
    setting: team,
    lines: [
      deal,
      { at: at(1), note: "Nice", for: "Mill" },
      { at: at(2), note: "Gone", for: "Mill" },
      { at: at(2), note: "Auto", for: "Mill", service: true },
      { at: at(3), edit: "Nice", text: "Nicer" },
      { at: at(4), dropNote: "Gone" },
      { at: at(1), task: "Ask", for: "Mill" },
      { at: at(1), talk: "Chat", for: "Mill" },
      { at: at(1), file: "Plan", for: "Mill", origin: "task", on: "Ask", by: "Ben" },
      { at: at(2), file: "Photo", for: "Mill", origin: "chat", on: "Chat", by: null },
      { at: at(3), file: "Offer", for: "Mill", origin: "note", on: "Nice" },
      { at: at(4), file: "Draft", for: "Mill", origin: "note", on: "Nice" },
      { at: at(5), dropFile: "Draft" }
    ],
    asked: [
      inMarch("notesAdded", { now: 1, "rows.Ann.count": 1, "change.base": "new" }),
      inMarch("latestUploads", {
        now: 2,
        "origins.note.count": 1,
        "origins.chat.count": 0,
        "latest.length": 2,
        "latest.0.fileId": idOf("f Offer"),
        "latest.1.uploader.name": "Ben"
      })
    ]
  },
  {
    id: "a file goes with its note",
    proves: ["F1", "file.latest", "G10"],
    story:
      "a note is deleted and its file with it; both come back, but not the file that was deleted by itself before",
    setting: team,
    lines: [
      deal,
      { at: at(1), note: "Nice", for: "Mill" },
      { at: at(2), file: "Offer", for: "Mill", origin: "note", on: "Nice" },
      { at: at(2), file: "Draft", for: "Mill", origin: "note", on: "Nice" },
      { at: at(3), dropFile: "Draft" },
      { at: at(4), dropNote: "Nice" },
      { at: at(6), bringNote: "Nice" },
      { at: at(8), dropNote: "Nice" }
    ],
    asked: [
      inMarch("latestUploads", { now: 0, "latest.length": 0 }),
      { ...inMarch("latestUploads", { now: 2 }), asOf: Instant.iso("2024-03-05T10:02:30Z") },
      { ...inMarch("latestUploads", { now: 0 }), asOf: Instant.iso("2024-03-05T10:05:00Z") },
      {
        ...inMarch("latestUploads", { now: 1, "latest.0.fileId": idOf("f Offer") }),
        asOf: Instant.iso("2024-03-05T10:07:00Z")
      }
    ]
  },
  {
    id: "a file on the note of another",
    proves: ["F1", "G16"],
    story:
      "who reads a note reads what hangs on it, though the file is somebody else's and about nobody's deal",
    setting: team,
    lines: [
      deal,
      { at: at(1), note: "Nice", for: "Dora", by: "Ann" },
      { at: at(2), file: "Offer", for: "Dora", origin: "note", on: "Nice", by: "Ben" },
      { at: at(3), sight: "Ann", sees: "own" },
      { at: at(3), sight: "Ben", sees: "own" }
    ],
    asked: [
      { ...inMarch("latestUploads", { now: 1, "rows.Ben.count": 1 }), viewer: UserId.make(idOf("Ann")) },
      { ...inMarch("notesAdded", { now: 0 }), viewer: UserId.make(idOf("Ben")) }
    ]
  }
]
