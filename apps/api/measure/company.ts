/** Who asks things of a server that is measured? A company of its own, made on an empty server, over HTTP like everybody else. */

const password = "a quiet river bends"

export interface Company {
  readonly call: (
    method: string,
    path: string,
    body?: object,
    more?: Readonly<Record<string, string>>
  ) => Promise<Response>
  /** Headers of somebody who is signed in. */
  readonly headers: Readonly<Record<string, string>>
  readonly stages: ReadonlyArray<string>
  readonly pipelineId: string
}

const json = { "content-type": "application/json" }

/** Founds the company on a server that has none, or signs in to the one that was founded so before. */
export const companyAt = async (url: string): Promise<Company> => {
  const email = "ada@north.example"
  await fetch(`${url}/api/setup`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({
      workspaceName: "north",
      zone: "Europe/Lisbon",
      weekStart: 1,
      baseCurrency: "EUR",
      adminName: "Ada",
      email,
      password
    })
  })
  const session = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ email, password })
  })
  if (!session.ok) throw new Error(`nobody could sign in: ${await session.text()}`)
  const { csrf } = (await session.json()) as { readonly csrf: string }
  const cookie = session.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  const headers = { ...json, cookie, "x-csrf-token": csrf }
  const call: Company["call"] = (method, path, body, more = {}) =>
    fetch(url + path, {
      method,
      headers: { ...headers, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
  const workspace = (await (await call("GET", "/api/workspace")).json()) as {
    readonly pipelines: ReadonlyArray<{
      readonly id: string
      readonly stages: ReadonlyArray<{ readonly id: string; readonly kind: string }>
    }>
  }
  const [pipeline] = workspace.pipelines
  if (pipeline === undefined) throw new Error("the company has no pipeline")
  const stages = pipeline.stages.filter(({ kind }) => kind === "open").map(({ id }) => id)
  return { call, headers, stages, pipelineId: pipeline.id }
}

/** A figure of the watch's door, summed over its series. */
export const figureAt = async (door: string, name: string): Promise<number> =>
  (await (await fetch(`${door}/metrics`)).text())
    .split("\n")
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0)
