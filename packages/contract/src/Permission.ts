/** Who may call an endpoint? Each one declares a permission; roles hold permissions. */
import type { Holders } from "@weir/domain/access/Viewer"
import type { UserId, WorkspaceId } from "@weir/domain/identity/Id"
import type { Role } from "@weir/domain/user/User"
import { Context } from "effect"
import { HttpApiMiddleware, HttpApiSecurity, OpenApi } from "effect/http-api"
import { problems } from "./Problem.ts"

/**
 * `public` needs no session. `read` sees what the person may see, `work` changes deals and what belongs to them, `import` brings files in and takes
 * them out again, `administer` changes people, teams, goals, pipelines, lists and settings.
 */
export type PermissionName = "public" | "read" | "work" | "import" | "administer"

/** The permission that an endpoint asks for. An endpoint without one fails a test. */
export class Permission extends Context.Service<Permission, PermissionName>()("@weir/contract/Permission") {}

/** What an endpoint asks of its caller, and how people are told what it does. */
export const asks = (permission: PermissionName, summary: string, description?: string) =>
  Context.make(Permission, permission).pipe(
    Context.merge(OpenApi.annotations({ summary, ...(description === undefined ? {} : { description }) }))
  )

/** What each role may do. */
export const permissionsOf: Readonly<Record<Role, ReadonlyArray<PermissionName>>> = {
  manager: ["public", "read", "work"],
  admin: ["public", "read", "work", "import", "administer"]
}

export const may = (role: Role, permission: PermissionName): boolean =>
  permissionsOf[role].includes(permission)

/** Who is signed in. */
export class SignedInUser extends Context.Service<
  SignedInUser,
  {
    readonly workspaceId: WorkspaceId
    readonly userId: UserId
    readonly name: string
    readonly role: Role
    /** The people whose records they may read; null for everybody's. */
    readonly holders: Holders
    /** SHA-256 of the session's token, in hex. */
    readonly tokenHash: string
  }
>()("@weir/contract/SignedInUser") {}

/** Lets a request pass when it carries a session whose role holds the endpoint's permission. */
export class SignedIn extends HttpApiMiddleware.Service<SignedIn, { provides: SignedInUser }>()(
  "@weir/contract/SignedIn",
  {
    security: { session: HttpApiSecurity.apiKey({ in: "cookie", key: "__Host-sid" }) },
    // 507: there is no room left where the data is kept, and nothing was written.
    error: problems(401, 403, 507)
  }
) {}
