// Which answers are already on their way when the scripts begin? Those that public/begin.js has asked for: what the dashboard asked for when it was last opened.

const place = "weir.begins"
/** What was asked for before is as good as asked for now only this long after the page was opened, in milliseconds. */
const beginning = 5000
const most = 12

declare global {
  // Made by public/begin.js before any other script runs.
  var weirBegun: Map<string, Promise<Response>> | undefined
}

const isBeginning = (): boolean => performance.now() < beginning

/** The answer that is on its way to this address, once. */
export const begun = (url: string): Promise<Response> | undefined => {
  const answer = isBeginning() ? globalThis.weirBegun?.get(url) : undefined
  globalThis.weirBegun?.delete(url)
  return answer
}

/** What was asked for before something was changed there is not asked for after it. A beat of presence is no such change: the live line tells of it. */
export const outdateBegun = (path: string): void => {
  if (path !== "/presence") globalThis.weirBegun?.clear()
}

let asked: ReadonlyArray<string> = []
/** Keeps what the dashboard asks for while it opens, for its next visit. */
export const rememberBeginning = (url: string): void => {
  if (!isBeginning() || !("location" in globalThis)) return
  const { pathname, search } = location
  // Where one is in the log is another place each time.
  if (pathname !== "/" || search !== "" || /^\/api\/(?:events|presence)\b/u.test(url)) return
  if (asked.includes(url) || asked.length >= most) return
  asked = [...asked, url]
  try {
    localStorage.setItem(place, JSON.stringify(asked))
  } catch {
    // A browser that keeps nothing asks later.
  }
}

/** Forgets it, for whoever comes after. */
export const forgetBeginning = (): void => {
  asked = []
  try {
    localStorage.removeItem(place)
  } catch {
    // There is nothing to forget.
  }
}
