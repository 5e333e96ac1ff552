// Which calls begin and end a session, and set up an empty installation?
import { keepCsrf, request } from "./client.ts"
import type { SessionFacts, SetupFacts, WorkspaceFacts } from "./types.ts"

export type SignedIn = SessionFacts["user"]
export type { SetupFacts }

const keep = (answer: SessionFacts): SignedIn => {
  keepCsrf(answer.csrf)
  return answer.user
}

export const readSession = async (): Promise<SignedIn> => keep(await request<SessionFacts>("GET", "/session"))
export const signIn = async (email: string, password: string): Promise<SignedIn> =>
  keep(await request<SessionFacts>("POST", "/session", { body: { email, password } }))
export const signOut = async (): Promise<void> => {
  await request<void>("DELETE", "/session")
  keepCsrf("")
}
export const setupNeeded = async (): Promise<boolean> =>
  (await request<{ readonly needed: boolean }>("GET", "/setup")).needed
export const setUp = async (plan: SetupFacts): Promise<SignedIn> =>
  keep(await request<SessionFacts>("POST", "/setup", { body: plan }))
export const readWorkspace = (): Promise<WorkspaceFacts> => request<WorkspaceFacts>("GET", "/workspace")
