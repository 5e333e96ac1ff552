// Which records did a number come to count last? The short lists of all widgets are asked for together, in one request.
import { shallowRef, type ShallowRef, watch } from "vue"
import { type DashboardAsk, type NewestAsk, type NewestRecord, readNewest } from "../api/readings.ts"
import { useDashboard } from "../dashboard/store.ts"

interface Waiting {
  readonly list: NewestAsk
  readonly take: (records: ReadonlyArray<NewestRecord>) => void
  readonly fail: (cause: unknown) => void
}

const waiting = new Map<string, Array<Waiting>>()

const keyOf = ({ limit: _limit, ...about }: NewestAsk): string => JSON.stringify(about)

/** Each different list once, as long as the longest that is wanted of it. */
const longest = (all: ReadonlyArray<Waiting>): ReadonlyMap<string, NewestAsk> => {
  const lists = new Map<string, NewestAsk>()
  for (const { list } of all) {
    const known = lists.get(keyOf(list))
    if (known === undefined || known.limit < list.limit) lists.set(keyOf(list), list)
  }
  return lists
}

const send = async (ask: DashboardAsk, all: ReadonlyArray<Waiting>): Promise<void> => {
  const lists = longest(all)
  try {
    const found = await readNewest(ask, [...lists.values()])
    const records = new Map([...lists.keys()].map((key, i) => [key, found[i] ?? []]))
    for (const { list, take } of all) take((records.get(keyOf(list)) ?? []).slice(0, list.limit))
  } catch (cause) {
    for (const { fail } of all) fail(cause)
  }
}

/** The newest records of a list, asked for together with what other widgets want at the same time. */
export const newestTogether = (ask: DashboardAsk, list: NewestAsk): Promise<ReadonlyArray<NewestRecord>> =>
  new Promise((take, fail) => {
    const question = JSON.stringify(ask)
    const others = waiting.get(question)
    if (others !== undefined) return void others.push({ list, take, fail })
    const all: Array<Waiting> = [{ list, take, fail }]
    waiting.set(question, all)
    return void setTimeout(() => {
      waiting.delete(question)
      void send(ask, all)
    })
  })

/** Many changes in a row, as an import makes them, are read once, in milliseconds. */
const pause = 250

/**
 * The newest records of a part of a reading; undefined until they have come, none where no list is wanted. Read again when the
 * question changes, and when `moved` does.
 */
export const useNewest = (
  list: () => NewestAsk | undefined,
  moved: () => unknown
): ShallowRef<ReadonlyArray<NewestRecord> | undefined> => {
  const dashboard = useDashboard()
  const records = shallowRef<ReadonlyArray<NewestRecord>>()
  // What is asked for, told apart by what it says and not by which object says it.
  watch(
    [() => JSON.stringify([dashboard.ask, list()]), moved],
    async ([asked], before, onCleanup) => {
      let outdated = false
      onCleanup(() => (outdated = true))
      const [ask, wanted] = JSON.parse(asked) as [DashboardAsk, NewestAsk | null | undefined]
      if (wanted == null) {
        records.value = []
        return
      }
      if (before[0] === asked) await new Promise((resolve) => setTimeout(resolve, pause))
      if (outdated) return
      try {
        const found = await newestTogether(ask, wanted)
        if (!outdated) records.value = found
      } catch {
        // The number stands by itself; its list comes with the next change.
        if (!outdated) records.value ??= []
      }
    },
    { immediate: true }
  )
  return records
}
