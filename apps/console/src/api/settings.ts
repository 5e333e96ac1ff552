// Which calls change the company: its settings, rates, people and teams?
import { request } from "./client.ts"
import type { PersonFacts, TeamFacts, WorkspaceFacts } from "./types.ts"

/** On the wire every setting is said; only what was written long ago may leave one out. */
export type SettingsFacts = Required<WorkspaceFacts["settings"]>
export type RateFacts = WorkspaceFacts["rates"][number]
export type Role = PersonFacts["role"]
export type Sight = PersonFacts["sees"]

export interface NewPersonFacts {
  readonly name: string
  readonly role: Role
  readonly email?: string
  readonly password?: string
}

export const changeSettings = (settings: SettingsFacts): Promise<SettingsFacts> =>
  request("PUT", "/settings", { body: settings })

export const setRate = (rate: RateFacts): Promise<{ readonly rates: ReadonlyArray<RateFacts> }> =>
  request("POST", "/rates", { body: rate })

export const addPerson = (person: NewPersonFacts, key: string): Promise<PersonFacts> =>
  request("POST", "/users", { body: person, key })

export const changeRole = (id: string, role: Role): Promise<PersonFacts> =>
  request("PUT", `/users/${id}/role`, { body: { role } })

export const changeSight = (id: string, sees: Sight): Promise<PersonFacts> =>
  request("PUT", `/users/${id}/sight`, { body: { sees } })

export const disablePerson = (id: string, heirId: string | undefined): Promise<PersonFacts> =>
  request("POST", `/users/${id}/disable`, { body: heirId === undefined ? {} : { heirId } })

export const enablePerson = (id: string): Promise<PersonFacts> => request("POST", `/users/${id}/enable`)

/** `version` is that of the team whose name or members are replaced. */
const askTeam = (command: object, version?: number): Promise<TeamFacts> =>
  request("POST", "/teams", { body: { command }, ...(version === undefined ? {} : { version }) })

export const addTeam = (teamId: string, name: string, members: ReadonlyArray<string>): Promise<TeamFacts> =>
  askTeam({ _tag: "AddTeam", teamId, name, members })

/** Gives a team another name, other members, or both; what is as it was is not asked for. */
export const changeTeam = async (
  team: Pick<TeamFacts, "id" | "version" | "name" | "members">,
  to: { readonly name: string; readonly members: ReadonlyArray<string> }
): Promise<void> => {
  let { version } = team
  if (to.name !== team.name)
    ({ version } = await askTeam({ _tag: "RenameTeam", teamId: team.id, to: to.name }, version))
  if (to.members.join() !== team.members.join())
    await askTeam({ _tag: "ChangeMembers", teamId: team.id, to: to.members }, version)
}

export const dissolveTeam = ({ id, version }: Pick<TeamFacts, "id" | "version">): Promise<TeamFacts> =>
  askTeam({ _tag: "DissolveTeam", teamId: id }, version)

export const restoreTeam = ({ id, version }: Pick<TeamFacts, "id" | "version">): Promise<TeamFacts> =>
  askTeam({ _tag: "RestoreTeam", teamId: id }, version)
