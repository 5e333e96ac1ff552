// Which calls begin and end a session, and set up an empty installation?
import { keepCsrf, request } from "./client.ts";
import type { SignedIn, WorkspaceFacts } from "./types.ts";

interface SessionAnswer {
  readonly user: SignedIn;
  readonly csrf?: string;
}

export interface SetupPlan {
  readonly workspace: { readonly name: string; readonly baseCurrency: string; readonly zone: string; readonly weekStart: string };
  readonly admin: { readonly name: string; readonly email: string; readonly password: string };
}

const keep = (answer: SessionAnswer): SignedIn => {
  if (answer.csrf) keepCsrf(answer.csrf);
  return answer.user;
};

export const readSession = async (): Promise<SignedIn> => keep(await request<SessionAnswer>("GET", "/session"));
export const signIn = async (email: string, password: string): Promise<SignedIn> => keep(await request<SessionAnswer>("POST", "/session", { body: { email, password } }));
export const signOut = async (): Promise<void> => {
  await request<void>("DELETE", "/session");
  keepCsrf("");
};
export const setupNeeded = async (): Promise<boolean> => (await request<{ readonly needed: boolean }>("GET", "/setup")).needed;
export const setUp = async (plan: SetupPlan): Promise<SignedIn> => keep(await request<SessionAnswer>("POST", "/setup", { body: plan }));
export const readWorkspace = (): Promise<WorkspaceFacts> => request<WorkspaceFacts>("GET", "/workspace");
