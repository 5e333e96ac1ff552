// What does a company look like in which every free text that a person can set is hostile?
import type { Page } from "@weir/house/browser/launchBrowser"
import { type WidgetType, widgetKinds } from "@weir/domain/dashboard/widgetKinds"
import { hostile } from "./hostile.ts"

type Call = readonly [method: string, path: string, body?: unknown, ifMatch?: string]

/** Calls the API one after the other, in one go. */
const callAll = async (page: Page, calls: ReadonlyArray<Call>): Promise<ReadonlyArray<unknown>> =>
  await page.evaluate(async (all) => {
    const { csrf } = (await (await fetch("/api/session")).json()) as { csrf: string }
    const answers: Array<unknown> = []
    for (const [method, path, body, ifMatch] of all) {
      const answer = await fetch(`/api${path}`, {
        method,
        headers: {
          "x-csrf-token": csrf,
          "idempotency-key": crypto.randomUUID(),
          "content-type": "application/json",
          ...(ifMatch === undefined ? {} : { "if-match": ifMatch })
        },
        body: JSON.stringify(body)
      })
      if (!answer.ok)
        throw new Error(`${path}: ${answer.status} ${await answer.text()} ${JSON.stringify(body)}`)
      answers.push(await answer.json().catch(() => null))
    }
    return answers
  }, calls)

const id = () => crypto.randomUUID()
/** How many there are of what is only a name to choose: enough to meet every form of attack. */
const few = 24
const nth = (n: number): string => hostile[n % hostile.length]!
/** Some of them, others for each kind. */
const choice = (kind: number): ReadonlyArray<string> =>
  Array.from({ length: few }, (_, n) => nth(n * 2 + kind))
/** The same text for several of a kind that need names of their own. */
const apart = (text: string, n: number): string => `${n} ${text}`.slice(0, 120)

/** Who runs it, as one is asked at the first start. */
export const founder = {
  workspaceName: hostile[0]!,
  adminName: hostile[3]!,
  baseCurrency: "EUR",
  zone: "Europe/Lisbon",
  weekStart: 1,
  email: "ada@hostile.example",
  password: "many hostile words"
}

/** Fills the company over the API, signed in as its founder. */
export const fillWithHostileTexts = async (page: Page): Promise<void> => {
  const stages = hostile.slice(0, 12).map((name) => ({ id: id(), name: apart(name, 1), kind: "open" }))
  const won = { id: id(), name: hostile[4]!, kind: "won" }
  const lost = { id: id(), name: hostile[5]!, kind: "lost" }
  const pipelineId = id()
  const session = (await callAll(page, [
    ["POST", "/pipelines", { id: pipelineId, name: hostile[6]!, stages: [...stages, won, lost] }],
    ...choice(0).map((name): Call => ["POST", "/sources", { name }]),
    ...choice(1).map((name): Call => ["POST", "/loss-reasons", { name }]),
    ...choice(2).map((name): Call => ["POST", "/activity-types", { name }]),
    ...choice(3).map((name): Call => ["POST", "/users", { name, role: "manager" }])
  ])) as ReadonlyArray<{ readonly id: string }>
  const of = (kind: number, n: number) => session[1 + kind * few + (n % few)]!.id

  const deals = hostile.map((title) => ({ id: id(), title }))
  const [team, note] = [id(), id()]
  const month = new Intl.DateTimeFormat("en-CA", {
    timeZone: founder.zone,
    year: "numeric",
    month: "2-digit"
  }).format()
  const soon = new Date(Date.now() + 600_000).toISOString()
  const client = (kind: string) =>
    choice(kind.length).map((name): Call => ["POST", `/catalogue/${kind}`, { name }])
  const made = (await callAll(page, [
    ...client("company"),
    ...client("contact"),
    ...client("product")
  ])) as ReadonlyArray<{ readonly id: string }>

  await callAll(page, [
    ...deals.map((deal, n): Call => [
      "POST",
      "/deals",
      {
        ...deal,
        pipelineId,
        stageId: stages[n % stages.length]!.id,
        ownerId: of(3, n),
        sourceId: of(0, n),
        companyId: made[n % few]!.id,
        contactId: made[few + (n % few)]!.id,
        productId: made[few * 2 + (n % few)]!.id,
        budget: { amount: 100_00 + n, currency: "EUR" },
        fields: { [nth(n + 1).slice(0, 60)]: nth(n + 2) }
      }
    ]),
    ...deals.slice(0, 12).map(({ id: deal }): Call => ["POST", `/deals/${deal}/win`, {}, `"v1"`]),
    ...deals
      .slice(12, 24)
      .map(({ id: deal }, n): Call => ["POST", `/deals/${deal}/lose`, { lossReasonId: of(1, n) }, `"v1"`]),
    ...choice(1).flatMap((text, n): ReadonlyArray<Call> => {
      const bindings = [{ kind: "deal", id: deals[n]!.id }]
      const noteId = n === 0 ? note : id()
      const command = (path: string, what: object): Call => ["POST", path, { command: what }]
      const talkId = id()
      return [
        command("/activities", {
          _tag: "AddActivity",
          activityId: id(),
          type: { of: "other", typeId: of(2, n) },
          direction: "out",
          text,
          due: { at: soon },
          ownerId: of(3, n),
          bindings
        }),
        command("/notes", { _tag: "AddNote", noteId, sort: "common", authorId: of(3, n), text, bindings }),
        command("/files", {
          _tag: "AddFile",
          fileId: id(),
          name: text,
          mediaType: "image/svg+xml",
          bytes: 12,
          origin: "note",
          originId: noteId,
          uploaderId: of(3, n),
          bindings
        }),
        command("/calls", {
          _tag: "RecordCall",
          callId: id(),
          provider: text.slice(0, 60),
          externalId: apart(text, n),
          direction: "in",
          outcome: "missed",
          startedAt: new Date().toISOString(),
          durationMs: 0,
          userId: of(3, n),
          phone: text.slice(0, 40),
          bindings
        }),
        command("/talks", {
          _tag: "OpenTalk",
          talkId,
          channel: "chat",
          provider: text.slice(0, 60),
          externalId: apart(text, n),
          ownerId: of(3, n),
          bindings
        }),
        command("/talks", {
          _tag: "RecordMessage",
          talkId,
          messageId: id(),
          externalId: apart(text, n),
          from: "client",
          userId: null,
          failed: false
        })
      ]
    }),
    ...hostile.slice(0, 8).map((name, n): Call => [
      "POST",
      "/teams",
      {
        command: { _tag: "AddTeam", teamId: n === 0 ? team : id(), name, members: [of(3, n), of(3, n + 1)] }
      }
    ]),
    ...[{ of: "workspace" }, { of: "team", id: team }, { of: "user", id: of(3, 0) }].map((scope): Call => [
      "POST",
      "/goals",
      {
        command: {
          _tag: "SetGoal",
          goalId: id(),
          scope,
          pipelineId: null,
          month,
          measure: "count",
          target: 9
        }
      }
    ])
  ])
}

/** A dashboard of every kind of widget in one of its forms, each with a hostile title. */
export const hostileDashboard = (form: number) => {
  const layout = (Object.keys(widgetKinds) as ReadonlyArray<WidgetType>).map((type, n) => {
    const { formats } = widgetKinds[type]
    return {
      id: id(),
      type,
      x: 0,
      y: n * 12,
      w: 12,
      h: 12,
      settings: { title: nth(n + form * 7).slice(0, 60), format: formats[form % formats.length]! }
    }
  })
  const theme = {
    title: nth(form * 3).slice(0, 80),
    fontColour: null,
    palette: "violet",
    background: { _tag: "None" }
  }
  return { layout, theme }
}
