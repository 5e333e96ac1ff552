// Which calls list, save and remove somebody's views of the log?
import { request } from "./client.ts"
import type { MyViewsFacts, SavedViewFacts } from "./types.ts"

const itemsOf = ({ items }: MyViewsFacts): ReadonlyArray<SavedViewFacts> => items

export const readViews = async (): Promise<ReadonlyArray<SavedViewFacts>> =>
  itemsOf(await request<MyViewsFacts>("GET", "/my/views"))

/** One of the same name is replaced; answers all. */
export const saveView = async (view: SavedViewFacts): Promise<ReadonlyArray<SavedViewFacts>> =>
  itemsOf(await request<MyViewsFacts>("PUT", "/my/views", { body: view }))

export const removeView = async (name: string): Promise<ReadonlyArray<SavedViewFacts>> =>
  itemsOf(await request<MyViewsFacts>("DELETE", "/my/views", { query: { name } }))
