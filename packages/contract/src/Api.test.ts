// Does the contract say everything that must be said of every endpoint, and does it only change on purpose?
import { HttpApi, OpenApi } from "effect/http-api"
import { Option } from "effect"
import * as Context from "effect/Context"
import { assert, describe, test } from "vitest"
import { Api } from "./Api.ts"
import { may, Permission, SignedIn } from "./Permission.ts"

const endpoints: Array<{
  name: string
  method: string
  path: string
  permission: string | undefined
  guarded: boolean
}> = []
HttpApi.reflect(Api, {
  onGroup: () => undefined,
  onEndpoint: ({ endpoint, group, mergedAnnotations }) => {
    endpoints.push({
      name: `${group.identifier}.${endpoint.identifier}`,
      method: endpoint.method,
      path: endpoint.path,
      permission: Option.getOrUndefined(Context.getOption(mergedAnnotations, Permission)),
      guarded: [...endpoint.middlewares].some(
        (middleware) => (middleware as { key: string }).key === SignedIn.key
      )
    })
  }
})

describe("the contract", () => {
  test("every endpoint declares a permission", () => {
    assert.isAbove(endpoints.length, 40)
    assert.deepStrictEqual(
      endpoints.filter((e) => e.permission === undefined),
      []
    )
  })

  test("all but the public endpoints ask for a session, and the public ones are these", () => {
    assert.deepStrictEqual(
      endpoints.filter((e) => (e.permission === "public") === e.guarded),
      []
    )
    assert.deepStrictEqual(
      endpoints
        .filter((e) => !e.guarded)
        .map((e) => `${e.method} ${e.path}`)
        .sort(),
      ["GET /api/health", "GET /api/ready", "GET /api/setup", "POST /api/session", "POST /api/setup"]
    )
  })

  test("what changes something asks for more than reading, one's own dashboard and views, signing out and being there aside", () => {
    const changing = endpoints.filter((e) => e.method !== "GET" && e.permission === "read").map((e) => e.name)
    assert.deepStrictEqual(changing, [
      "session.signOut",
      "dashboards.save",
      "dashboards.restore",
      "images.upload",
      "clients.beat",
      "views.save",
      "views.remove"
    ])
  })

  test("a manager works on deals but brings no files in and administers nothing", () => {
    assert.deepStrictEqual(
      ["read", "work", "import", "administer"].map((p) => may("manager", p as "read")),
      [true, true, false, false]
    )
  })

  test("every operation says in words what it does", () => {
    const paths = OpenApi.fromApi(Api).paths as Record<string, Record<string, { summary?: string }>>
    const summaries = Object.values(paths).flatMap((path) =>
      Object.values(path).map(({ summary }) => summary)
    )
    assert.isAbove(summaries.length, 40)
    assert.strictEqual(new Set(summaries).size, summaries.length)
    for (const summary of summaries) assert.match(summary ?? "", /^[A-Z].{4,}[^.]$/)
  })

  test("the operations of the OpenAPI document change only on purpose", () => {
    const paths = OpenApi.fromApi(Api).paths as Record<
      string,
      Record<string, { operationId: string; responses: object }>
    >
    const operations = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, { operationId, responses }]) =>
          `${method.toUpperCase()} ${path} ${operationId} ${Object.keys(responses).join(" ")}`
      )
    )
    assert.deepStrictEqual(operations.sort().join("\n"), golden)
  })
})

const golden = `DELETE /api/my/views views.remove 200 400 401 403 507
DELETE /api/session session.signOut 204 401 403 507
GET /api/activities activities.list 200 400 401 403 507
GET /api/activities/{id} activities.get 200 400 401 403 404 507
GET /api/calls calls.list 200 400 401 403 507
GET /api/calls/{id} calls.get 200 400 401 403 404 507
GET /api/catalogue/{kind} workspace.search 200 400 401 403 507
GET /api/clients/{id} clients.get 200 400 401 403 404 507
GET /api/dashboard readings.dashboard 200 400 401 403 404 422 507
GET /api/deals deals.list 200 400 401 403 507
GET /api/deals/{id} deals.get 200 400 401 403 404 507
GET /api/deals/{id}/events deals.history 200 400 401 403 404 507
GET /api/events events.list 200 400 401 403 507
GET /api/files files.list 200 400 401 403 507
GET /api/files/{id} files.get 200 400 401 403 404 507
GET /api/goals goals.list 200 400 401 403 507
GET /api/goals/{id} goals.get 200 400 401 403 404 507
GET /api/goals/{id}/events goals.history 200 400 401 403 404 507
GET /api/health health.alive 200
GET /api/images/{id} images.picture 200 400 401 403 404 507
GET /api/imports imports.list 200 400 401 403 507
GET /api/imports/{id} imports.get 200 400 401 403 404 507
GET /api/imports/{id}/file imports.look 200 400 401 403 404 409 413 422 507
GET /api/imports/{id}/result.csv imports.result 200 400 401 403 404 507
GET /api/imports/{id}/rows imports.rows 200 400 401 403 404 507
GET /api/live readings.live 200 400 401 403 404 422 507
GET /api/my/dashboard dashboards.get 200 400 401 403 507
GET /api/my/views views.list 200 400 401 403 507
GET /api/newest readings.newest 200 400 401 403 404 422 507
GET /api/notes notes.list 200 400 401 403 507
GET /api/notes/{id} notes.get 200 400 401 403 404 507
GET /api/readings readings.definitions 200 401 403 507
GET /api/readings/{metric} readings.reading 200 400 401 403 404 422 507
GET /api/readings/{metric}/entries readings.entries 200 400 401 403 404 422 507
GET /api/ready health.ready 200 503
GET /api/session session.who 200 401 403 404 507
GET /api/setup setup.needed 200
GET /api/talks talks.list 200 400 401 403 507
GET /api/talks/{id} talks.get 200 400 401 403 404 507
GET /api/teams teams.list 200 400 401 403 507
GET /api/teams/{id} teams.get 200 400 401 403 404 507
GET /api/timeline/{kind}/{id} clients.timeline 200 400 401 403 404 507
GET /api/workspace workspace.read 200 401 403 404 507
PATCH /api/deals/{id} deals.change 200 400 401 403 404 409 412 422 428 507
POST /api/activities activities.ask 200 400 401 403 404 409 412 422 428 507
POST /api/activity-types workspace.addActivityType 200 400 401 403 409 422 507
POST /api/calls calls.ask 200 400 401 403 404 409 412 422 428 507
POST /api/catalogue/{kind} workspace.addEntry 200 400 401 403 409 422 507
POST /api/clients clients.ask 200 400 401 403 404 409 412 422 428 507
POST /api/dashboard/apply dashboards.apply 200 400 401 403 404 409 412 422 507
POST /api/deals deals.create 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/delete deals.delete 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/lose deals.lose 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/merge deals.merge 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/move deals.move 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/plan deals.plan 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/products deals.products 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/reopen deals.reopen 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/restore deals.restore 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/unmerge deals.unmerge 200 400 401 403 404 409 412 422 428 507
POST /api/deals/{id}/win deals.win 200 400 401 403 404 409 412 422 428 507
POST /api/files files.ask 200 400 401 403 404 409 412 422 428 507
POST /api/goals goals.ask 200 400 401 403 404 409 412 422 428 507
POST /api/images images.upload 200 400 401 403 413 422 507
POST /api/imports imports.upload 200 400 401 403 404 409 413 422 507
POST /api/imports/{id}/dry-run imports.dryRun 200 400 401 403 404 409 413 422 507
POST /api/imports/{id}/run imports.run 200 400 401 403 404 409 413 422 507
POST /api/imports/{id}/undo imports.undo 200 400 401 403 404 409 413 422 507
POST /api/loss-reasons workspace.addLossReason 200 400 401 403 409 422 507
POST /api/my/dashboard/restore dashboards.restore 200 400 401 403 404 409 412 422 507
POST /api/notes notes.ask 200 400 401 403 404 409 412 422 428 507
POST /api/pipelines workspace.addPipeline 200 400 401 403 409 422 507
POST /api/presence clients.beat 204 400 401 403 507
POST /api/rates workspace.setRate 200 400 401 403 422 507
POST /api/session session.signIn 200 400 401 429 507
POST /api/setup setup.setUp 200 400 409 422 429 507
POST /api/sources workspace.addSource 200 400 401 403 409 422 507
POST /api/talks talks.ask 200 400 401 403 404 409 412 422 428 507
POST /api/teams teams.ask 200 400 401 403 404 409 412 422 428 507
POST /api/users workspace.addPerson 200 400 401 403 409 422 507
POST /api/users/{id}/disable workspace.disablePerson 200 400 401 403 404 409 422 507
POST /api/users/{id}/enable workspace.enablePerson 200 400 401 403 404 409 422 507
POST /api/what-if readings.whatIf 200 400 401 403 404 409 422 507
PUT /api/imports/{id}/mapping imports.map 200 400 401 403 404 409 413 422 507
PUT /api/my/dashboard dashboards.save 200 400 401 403 404 409 412 422 507
PUT /api/my/views views.save 200 400 401 403 422 507
PUT /api/settings workspace.changeSettings 200 400 401 403 412 422 507
PUT /api/users/{id}/role workspace.changeRole 200 400 401 403 404 409 422 507
PUT /api/users/{id}/sight workspace.changeSight 200 400 401 403 404 409 412 422 507`
