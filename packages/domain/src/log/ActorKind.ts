/** What kind of author made an event happen: a person, the robot, or a file that was brought in? */
import { Schema } from "effect"
import type { Event } from "./Event.ts"

/** `import` is whatever an import did or took back, whoever had started it. */
export const ActorKind = Schema.Literals(["user", "robot", "import"])
export type ActorKind = typeof ActorKind.Type

/** What made an event: whatever an import or its undoing did counts as the import, whoever began it. */
export const actorKindOf = ({ actor, cause }: Pick<Event, "actor" | "cause">): ActorKind =>
  cause.kind === "import" || cause.kind === "undo" ? "import" : actor.kind
