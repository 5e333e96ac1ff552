/** Who comes to a server of two companies? An admin and a manager of the one, and an admin of the other. */
import { assert } from "vitest"
import { company, password, type Serving, serving, type Visitor } from "./serving.ts"

export interface Strangers {
  readonly served: Serving
  readonly admin: Visitor
  /** Max, of the same company. */
  readonly manager: Visitor
  /** Of another company. */
  readonly stranger: Visitor
}

export const strangers = async (): Promise<Strangers> => {
  const served = await serving()
  const north = await company(served, "north")
  const admin = await served.signIn(north.email)
  const hired = await served.call("POST", "/api/users", {
    as: admin,
    json: { name: "Max", role: "manager", email: "Max@North.example", password }
  })
  assert.strictEqual(hired.status, 200, hired.text)
  const manager = await served.signIn("max@north.example")
  const stranger = await served.signIn((await company(served, "south")).email)
  return { served, admin, manager, stranger }
}
