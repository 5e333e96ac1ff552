/** Conversations processed: how many complete conversations did people have with clients in the period (M3)? */
import { Schema } from "effect"
import { type Ask, flow } from "./Ask.ts"
import { personFields, personOf, personRows } from "./byPerson.ts"
import { Compared, comparedSum, countPart, threeWindows, valuesOf } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { channelOf, channelRows } from "./talks/channels.ts"
import { conversationBook } from "./talks/conversationBook.ts"

const last = { role: ["last"] }
const part = { role: ["part"] }
const Row = Schema.Struct({ ...personFields, talks: Compared })

export const conversationsProcessed = Metric.make({
  id: "conversations-processed",
  title: "Conversations processed",
  definition:
    "Talks closed in the period in which both the client and a person wrote, by the person who wrote last. Closing takes no credit, whoever or whatever closed. A talk that is reopened and closed again is another conversation; one that the robot closed over a waiting client, and a person answered, is the same, and counts when it is closed again. Participants count everybody who wrote: their rows overlap and do not add up.",
  formula: "count(closed talks with messages of both sides) by last person who wrote",
  unit: "talks",
  time: "flow",
  better: "more",
  narrows: { users: "user", channels: "channel" },
  books: [conversationBook],
  Reading: Schema.Struct({
    total: Compared,
    rows: Schema.Array(Row),
    /** Everybody who took part: not a partition. */
    participants: Schema.Array(Row),
    channels: Schema.Array(Schema.Struct({ name: Schema.String, talks: Compared }))
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) =>
      flow(ask, "conversations", window, { where: last, by: ["user", "channel"] })
    ),
    parts: flow(ask, "conversations", ask.window, { where: part, by: ["user"] }),
    partsBefore: flow(ask, "conversations", ask.previous.sameElapsed, { where: part, by: ["user"] }),
    partsBeforeFull: flow(ask, "conversations", ask.previous.full, { where: part, by: ["user"] })
  }),
  read: ({ parts, partsBefore, partsBeforeFull, ...sums }, ask) => {
    const rows = (from: typeof sums) =>
      personRows(
        ask,
        [from.now, from.before, from.beforeFull].flatMap((b) => valuesOf(b, "user")),
        (user) => ({ talks: comparedSum(from, "n", { user }) }),
        (row) => row.talks.now
      )
    return {
      total: comparedSum(sums, "n"),
      rows: rows(sums),
      participants: rows({ now: parts, before: partsBefore, beforeFull: partsBeforeFull }),
      channels: channelRows(
        [sums.now, sums.before, sums.beforeFull].flatMap((b) => valuesOf(b, "channel")),
        (channel) => ({ talks: comparedSum(sums, "n", { channel }) }),
        (row) => row.talks.now
      )
    }
  },
  explain: (name, ask) => {
    const count = (title: string, rest: string, where: Readonly<Record<string, ReadonlyArray<string>>>) =>
      countPart(title, rest === "" ? "now" : rest, ask, "conversations", "n", where)
    const person = personOf(ask, name)
    if (person !== null)
      return count(`Conversations of ${person.name}`, person.rest, { ...last, user: [person.id] })
    const participant = participantOf(ask, name)
    if (participant !== null)
      return count(`Conversations with ${participant.name}`, participant.rest, {
        ...part,
        user: [participant.id]
      })
    const channel = channelOf(name)
    if (channel !== null)
      return count(`Conversations, ${channel.name}`, channel.rest, { ...last, channel: [channel.name] })
    return countPart("Conversations processed", name, ask, "conversations", "n", last)
  },
  examples: [
    {
      story:
        "The client wrote, Ann answered, Ben wrote last: the conversation is Ben's, though the robot closed it, and both took part. Where nobody answered there was no conversation.",
      given: [
        { at: "2024-03-04T10:00Z", talk: "mill", channel: "whatsapp" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:06Z", says: "mill", from: "Ann" },
        { at: "2024-03-04T10:10Z", says: "mill", from: "Ben" },
        { at: "2024-03-05T10:10Z", close: "mill", by: "Robot" },
        { at: "2024-03-06T10:00Z", talk: "dam", channel: "telegram" },
        { at: "2024-03-06T10:00Z", says: "dam", from: "client" },
        { at: "2024-03-06T10:20Z", close: "dam", by: "Ann" }
      ],
      reads: {
        "total.now": 1,
        "rows.length": 1,
        "rows.Ben.talks.now": 1,
        "participants.Ann.talks.now": 1,
        "participants.Ben.talks.now": 1,
        "channels.whatsapp.talks.now": 1
      }
    },
    {
      story:
        "The client comes back: the first conversation stays processed, the second counts when it is closed.",
      given: [
        { at: "2024-03-04T10:00Z", talk: "mill" },
        { at: "2024-03-04T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T10:06Z", says: "mill", from: "Ann" },
        { at: "2024-03-04T11:00Z", close: "mill" },
        { at: "2024-03-05T10:00Z", says: "mill", from: "client" },
        { at: "2024-03-05T10:06Z", says: "mill", from: "Ben" },
        { at: "2024-03-05T11:00Z", close: "mill" },
        { at: "2024-03-06T11:00Z", resume: "mill" }
      ],
      reads: { "total.now": 2, "rows.Ann.talks.now": 1, "rows.Ben.talks.now": 1 }
    }
  ]
})

/** A part such as "participant:<id>" or "participant:<id>:before". */
const participantOf = (ask: Ask, name: string) =>
  name.startsWith("participant:") ? personOf(ask, name.replace("participant:", "user:")) : null
