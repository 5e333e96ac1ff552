/**
 * Which column types are used, and why these?
 *
 * - Instants are `bigint` milliseconds and days `integer` days, both since 1970: exactly the numbers of the core, compared
 *   as numbers, and beyond the reach of a server's `TimeZone` and `DateStyle`.
 * - Everything that the core calls an integer is a `bigint`: a JavaScript integer can be larger than an `integer` column.
 * - Text sorts by its bytes (`collate "C"`), so that every server, and memory, puts lists in the same order.
 * - Nested values are `json`, not `jsonb`: they come back as they were written, the order of free fields included.
 */
import { p } from "@mikro-orm/core"

export const uuid = () => p.uuid()
export const text = () => p.text().collation("C")
export const whole = () => p.bigint("number")
export const instant = () => p.bigint("number")
export const day = () => p.integer()
export const flag = () => p.boolean()
export const nested = () => p.json<unknown>().columnType("json")
export const bytes = () => p.blob()

/** The first column of every key: what lets tables be spread over servers, and keeps workspaces apart. */
export const workspaceId = () => p.uuid().primary()
