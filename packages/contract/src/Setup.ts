/** How does an empty installation get its workspace and first admin? Open only while nobody can sign in. */
import { Currency } from "@weir/domain/money/Currency"
import { Name } from "@weir/domain/text/Text"
import { Zone } from "@weir/domain/time/Zone"
import { Email } from "@weir/domain/user/User"
import { WeekStart } from "@weir/domain/workspace/Workspace"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { asks } from "./Permission.ts"
import { problems } from "./Problem.ts"
import { Session } from "./Session.ts"

/** 12 to 256 characters, kept exactly as typed. Common passwords are refused when it is set. */
export const NewPassword = Schema.String.check(Schema.isMinLength(12), Schema.isMaxLength(256))

export const SetupPlan = Schema.Struct({
  workspaceName: Name,
  zone: Zone,
  weekStart: WeekStart,
  baseCurrency: Currency,
  adminName: Name,
  email: Email,
  password: NewPassword
})
export type SetupPlan = typeof SetupPlan.Type

export const SetupState = Schema.Struct({ needed: Schema.Boolean })
export type SetupState = typeof SetupState.Type

const needed = HttpApiEndpoint.get("needed", "/setup", { success: SetupState }).annotateMerge(
  asks("public", "Is the first run still to come?")
)

/** Makes the workspace with one pipeline and signs its admin in. */
const setUp = HttpApiEndpoint.post("setUp", "/setup", {
  payload: SetupPlan,
  success: Session,
  error: problems(400, 409, 422, 429, 507)
}).annotateMerge(asks("public", "Make the workspace and its admin", "Only while nobody can sign in."))

export class SetupGroup extends HttpApiGroup.make("setup").add(needed, setUp) {}
