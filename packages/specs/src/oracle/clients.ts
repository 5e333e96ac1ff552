/** What should a client profile read, told from the whole list of events (Q1 to Q9)? */
import type { Event } from "@weir/domain/log/Event"
import type { Ask } from "@weir/domain/metrics/Ask"
import type { Instant } from "@weir/domain/time/Instant"
import type { Window } from "@weir/domain/time/Window"
import { endedIn, worthAtEnd } from "./flows.ts"
import { falls, standing, type Story } from "./stories.ts"
import { exchanged, talksOf } from "./talkStories.ts"
import type { Tellers, Told } from "./Teller.ts"
import { visibleTo } from "./visible.ts"
import { beside, changed, changedQuotient } from "./worth.ts"

/** Something that can be bound: an activity, a call, a talk, a note, a file. */
interface Thing {
  bound: ReadonlyArray<{ readonly kind: string; readonly id: string }>
  deleted: boolean
  /** Whenever something happened to it. */
  readonly happened: Array<Instant>
  /** Each time it was a communication. */
  spoken: Array<{ readonly at: Instant; readonly channel: string; readonly direction: string }>
}

/** Everything the profile looks at. */
interface Profile {
  readonly stories: ReadonlyArray<Story>
  readonly things: ReadonlyMap<string, Thing>
  readonly mine: (thing: Thing) => boolean
}

const profileOf = ({ ask, events, stories }: Told): Profile => {
  const { client } = ask
  if (client === null) return { stories: [], things: new Map(), mine: () => false }
  const known = events.filter((e) => ask.asOf === null || e.recordedAt <= ask.asOf)
  const covered = coveredBy(known, client.kind, client.id)
  const visible = visibleTo(events, ask)
  const things = new Map([...thingsIn(known)].filter(([id, thing]) => visible(id) && counts(thing, ask)))
  const clients = clientsOfDeals(known)
  return {
    stories: stories.filter(({ id }) => clients.get(id)?.some((one) => covered.has(one)) === true),
    things,
    mine: (thing) => thing.bound.some(({ id }) => covered.has(id))
  }
}

const counts = ({ deleted }: Thing, { deleted: wanted }: Ask): boolean =>
  wanted === "include" || deleted === (wanted === "only")

/** The client, whoever was merged into it, and for a company the people who belong to it. */
const coveredBy = (known: ReadonlyArray<Event>, kind: string, id: string): ReadonlySet<string> => {
  const into = new Map<string, string>()
  const employer = new Map<string, string | null>()
  for (const { fact } of known) {
    if (fact._tag === "ClientMerged") into.set(fact.clientId, fact.into)
    if (fact._tag === "ClientParted") into.delete(fact.clientId)
    if (fact._tag === "ClientLinked") employer.set(fact.clientId, fact.to)
  }
  const belongs = (one: string, whole: string): boolean => {
    if (one === whole) return true
    const next = into.get(one)
    return next !== undefined && belongs(next, whole)
  }
  const all = [...new Set([...into.keys(), ...employer.keys(), id])]
  const covered = new Set(all.filter((one) => belongs(one, id)))
  if (kind === "contact") return covered
  const staff = all.filter((one) => {
    const works = employer.get(one)
    return works != null && covered.has(works)
  })
  return new Set([...covered, ...all.filter((one) => staff.some((person) => belongs(one, person)))])
}

const clientsOfDeals = (known: ReadonlyArray<Event>): ReadonlyMap<string, ReadonlyArray<string>> => {
  const clients = new Map<string, ReadonlyArray<string>>()
  for (const { fact } of known) {
    const details = fact._tag === "DealCreated" ? fact : fact._tag === "DealDetailsChanged" ? fact.to : null
    if (details === null || !("dealId" in fact)) continue
    clients.set(
      fact.dealId,
      [details.contactId, details.companyId].flatMap((id) => id ?? [])
    )
  }
  return clients
}

const thingsIn = (known: ReadonlyArray<Event>): ReadonlyMap<string, Thing> => {
  const things = new Map<string, Thing>()
  for (const { fact, occurredAt: at } of known) {
    const id =
      "activityId" in fact
        ? fact.activityId
        : "callId" in fact
          ? fact.callId
          : "talkId" in fact
            ? fact.talkId
            : "noteId" in fact
              ? fact.noteId
              : "fileId" in fact
                ? fact.fileId
                : null
    if (id === null) continue
    const thing = things.get(id) ?? { bound: [], deleted: false, happened: [], spoken: [] }
    things.set(id, thing)
    const deletes = fact._tag.endsWith("Deleted")
    if (!deletes && !fact._tag.endsWith("Restored")) thing.happened.push(at)
    if (deletes || fact._tag.endsWith("Restored")) thing.deleted = deletes
    switch (fact._tag) {
      case "ActivityAdded":
      case "NoteAdded":
      case "FileAdded":
        thing.bound = fact.bindings
        break
      case "ActivityChanged":
        thing.bound = fact.to.bindings
        break
      case "CallRebound":
      case "TalkRebound":
      case "NoteRebound":
      case "FileRebound":
        thing.bound = fact.to
        break
      case "ActivityCompleted":
        thing.spoken.push({ at, channel: fact.completion.type.of, direction: fact.direction })
        break
      case "ActivityReopened":
        thing.spoken = thing.spoken.slice(0, -1)
        break
      case "CallRecorded":
        thing.bound = fact.bindings
        thing.happened.push(fact.startedAt)
        if (fact.direction !== "internal")
          thing.spoken.push({ at: fact.startedAt, channel: "call", direction: fact.direction })
        break
      case "TalkOpened":
        thing.bound = fact.bindings
        break
      default:
    }
  }
  // A talk is one each time that client or people begin to write in it, for whoever wrote first.
  for (const { channel, id, runs } of talksOf(known, { asOf: null, deleted: "include", holders: null }))
    for (const run of runs) {
      const [first] = exchanged(run)
      if (first === undefined) continue
      const direction = first.from === "client" ? "in" : "out"
      things.get(id)?.spoken.push({ at: first.at, channel: `chat:${channel}`, direction })
    }
  return things
}

/** What is bound to one of these deals. */
const on = (thing: Thing, deals: ReadonlySet<string>): boolean =>
  thing.bound.some(({ id, kind }) => kind === "deal" && deals.has(id))

/** To be taken away and brought back is nothing that happens. */
const coming = /Deleted$|Restored$|^Deal(?:Absorbed|Released|Merged|Unmerged)$/

/** The deals that something happened to in a window, or that were open at its end. */
const touchedIn = (
  { stories, things }: Profile,
  events: ReadonlyArray<Event>,
  window: Window,
  ask: Ask
): ReadonlySet<string> => {
  const stirred = new Set<string>()
  for (const { fact, occurredAt, recordedAt } of events) {
    if (!("dealId" in fact) || coming.test(fact._tag)) continue
    if ((ask.asOf === null || recordedAt <= ask.asOf) && falls(occurredAt, window, ask))
      stirred.add(fact.dealId)
  }
  for (const { bound, happened } of things.values()) {
    if (!happened.some((at) => falls(at, window, ask))) continue
    for (const { id, kind } of bound) if (kind === "deal") stirred.add(id)
  }
  return new Set(
    stories
      // A deal that was created later is none of that time, whatever was told of it before.
      .filter((story) => standing(story, window.to, ask) !== null)
      .filter((story) => {
        const kind = standing(story, window.to, ask)?.place.kind
        return stirred.has(story.id) || kind === "open" || kind === "incoming"
      })
      .map(({ id }) => id)
  )
}

const spokenIn = (things: Iterable<Thing>, window: Window, ask: Ask) =>
  [...things].flatMap(({ spoken }) => spoken.filter(({ at }) => falls(at, window, ask)))

/** What is the client's own, or about one of the client's deals. */
const theirs = (profile: Profile): ReadonlyArray<Thing> => {
  const deals = new Set(profile.stories.map(({ id }) => id))
  return [...profile.things.values()].filter((thing) => profile.mine(thing) || on(thing, deals))
}

export const clients: Tellers = {
  communicationLoad: (told) => {
    const { ask, events } = told
    const profile = profileOf(told)
    const load = (window: Window) => {
      const touched = touchedIn(profile, events, window, ask)
      const things = [...profile.things.values()]
      const outside = theirs(profile).filter((thing) => !on(thing, touched))
      return {
        touched,
        reading: {
          load: {
            num: spokenIn(
              things.filter((thing) => on(thing, touched)),
              window,
              ask
            ).length,
            den: touched.size
          },
          outside: spokenIn(outside, window, ask).length
        }
      }
    }
    const now = load(ask.window)
    const before = load(ask.previous.sameElapsed).reading
    return {
      now: now.reading,
      before,
      beforeFull: load(ask.previous.full).reading,
      change: {
        load: changedQuotient(now.reading.load, before.load),
        outside: changed(now.reading.outside, before.outside)
      },
      deals: [...now.touched].sort()
    }
  },
  channelLoad: (told) => {
    const { ask } = told
    const things = theirs(profileOf(told))
    const spoken = spokenIn(things, ask.window, ask)
    const earlier = spokenIn(things, ask.previous.sameElapsed, ask)
    const whole = spokenIn(things, ask.previous.full, ask)
    const rows = [...new Set(spoken.map(({ channel }) => channel))]
      .map((channel) => {
        const own = spoken.filter((one) => one.channel === channel)
        const of = (direction: string) => own.filter((one) => one.direction === direction).length
        return {
          channel,
          in: of("in"),
          out: of("out"),
          other: of("none"),
          total: own.length,
          before: earlier.filter((one) => one.channel === channel).length,
          beforeFull: whole.filter((one) => one.channel === channel).length,
          change: changed(own.length, earlier.filter((one) => one.channel === channel).length),
          lastAt: Math.max(...own.map(({ at }) => at))
        }
      })
      .sort((a, b) => b.total - a.total || (a.channel < b.channel ? -1 : 1))
    const received = (channel: string) =>
      spoken.filter((one) => one.channel === channel && one.direction === "in")
    const lastIn = (channel: string) => Math.max(...received(channel).map(({ at }) => at))
    const [preferred] = rows
      .map(({ channel }) => channel)
      .filter((channel) => received(channel).length > 0)
      .sort((a, b) => received(b).length - received(a).length || lastIn(b) - lastIn(a) || (a < b ? -1 : 1))
    return {
      rows,
      preferred: preferred ?? null,
      now: spoken.length,
      before: earlier.length,
      beforeFull: whole.length,
      change: changed(spoken.length, earlier.length)
    }
  },
  clientWonValue: (told) => {
    const { ask } = told
    const { stories } = profileOf(told)
    return beside((window) => worthAtEnd(endedIn(stories, "won", window, everywhere(ask)), ask), ask)
  },
  clientConversion: (told) => {
    const { ask } = told
    const profile = profileOf(told)
    const pair = (window: Window) => {
      const won = endedIn(profile.stories, "won", window, everywhere(ask)).length
      const lost = endedIn(profile.stories, "lost", window, everywhere(ask)).length
      return {
        wonPerActivity: { num: won, den: spokenIn(theirs(profile), window, ask).length },
        winRate: { num: won, den: won + lost }
      }
    }
    const [now, before] = [pair(ask.window), pair(ask.previous.sameElapsed)]
    return {
      now,
      before,
      beforeFull: pair(ask.previous.full),
      change: {
        wonPerActivity: changedQuotient(now.wonPerActivity, before.wonPerActivity),
        winRate: changedQuotient(now.winRate, before.winRate)
      }
    }
  }
}

/** A profile looks at all pipelines. */
const everywhere = (ask: Ask): Ask => ({ ...ask, pipelineId: null })
