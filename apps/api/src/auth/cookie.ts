/** How does the browser keep a session? In a cookie that no script can read and no other site can send along. */
import { HttpServerResponse } from "effect/http"
import { absoluteMs } from "./Sessions.ts"

/** The prefix makes browsers refuse a cookie of this name that was not set by us over a safe way for the whole site. */
export const cookieName = "__Host-sid"

const options = { path: "/", httpOnly: true, secure: true, sameSite: "lax" } as const

export const withSession = (response: HttpServerResponse.HttpServerResponse, token: string) =>
  HttpServerResponse.setCookieUnsafe(response, cookieName, token, { ...options, maxAge: absoluteMs })

export const withoutSession = (response: HttpServerResponse.HttpServerResponse) =>
  HttpServerResponse.setCookieUnsafe(response, cookieName, "", { ...options, maxAge: 0 })
