/** Incoming messages: how many did clients write in the period, and through which channel (M1)? */
import { Schema } from "effect"
import type { Window } from "../time/Window.ts"
import { flow } from "./Ask.ts"
import { Compared, comparedSum, countPart, threeWindows, valuesOf } from "./Count.ts"
import * as Metric from "./Metric.ts"
import { countPerDay, dailyOf, Day, dayPart } from "./perDay.ts"
import { channelOf, channelRows } from "./talks/channels.ts"
import { messageBook } from "./talks/messageBook.ts"

const only = { direction: ["in"] }

export const incomingMessages = Metric.make({
  id: "incoming-messages",
  title: "Incoming messages",
  definition:
    "Messages that clients wrote in the period, by channel, at the instant they were written. The same message told twice is one.",
  formula: "count(messages of clients) by channel",
  unit: "messages",
  time: "flow",
  better: "neither",
  narrows: { channels: "channel" },
  books: [messageBook],
  Reading: Schema.Struct({
    total: Compared,
    channels: Schema.Array(Schema.Struct({ name: Schema.String, messages: Compared })),
    /** Every day of the period, those without a message, too. */
    days: Schema.Array(Day)
  }),
  needs: (ask) => ({
    ...threeWindows(ask, (window) => flow(ask, "messages", window, { where: only, by: ["channel"] })),
    days: dailyOf(ask, "messages", { where: only })
  }),
  read: (sums, ask) => ({
    total: comparedSum(sums, "n"),
    channels: channelRows(
      [sums.now, sums.before, sums.beforeFull].flatMap((b) => valuesOf(b, "channel")),
      (channel) => ({ messages: comparedSum(sums, "n", { channel }) }),
      (row) => row.messages.now
    ),
    days: countPerDay(ask, sums.days)
  }),
  explain: (part, ask) => {
    const inDay = (window: Window) => flow(ask, "messages", window, { where: only })
    const day = dayPart("Incoming messages", part, ask, inDay, "n")
    if (day !== null) return day
    const channel = channelOf(part)
    return channel === null
      ? countPart("Incoming messages", part, ask, "messages", "n", only)
      : countPart(
          `Incoming messages, ${channel.name}`,
          channel.rest === "" ? "now" : channel.rest,
          ask,
          "messages",
          "n",
          { ...only, channel: [channel.name] }
        )
  },
  examples: [
    {
      story:
        "Three messages came, two by WhatsApp. What was answered, and what the robot said, is not among them.",
      given: [
        { at: "2024-02-06T09:00Z", talk: "old", channel: "whatsapp" },
        { at: "2024-02-06T09:00Z", says: "old", from: "client" },
        { at: "2024-03-04T09:00Z", talk: "mill", channel: "whatsapp" },
        { at: "2024-03-04T09:00Z", says: "mill", from: "client" },
        { at: "2024-03-04T09:00:01Z", says: "mill", from: "robot" },
        { at: "2024-03-04T09:01Z", says: "mill", from: "client" },
        { at: "2024-03-04T09:05Z", says: "mill", from: "Ann" },
        { at: "2024-03-05T09:00Z", talk: "dam", channel: "telegram" },
        { at: "2024-03-05T09:00Z", says: "dam", from: "client" }
      ],
      reads: {
        "total.now": 3,
        "total.before": 1,
        "channels.whatsapp.messages.now": 2,
        "channels.telegram.messages.now": 1,
        "days.3.n": 2,
        "days.4.n": 1,
        "days.5.n": 0
      }
    }
  ]
})
