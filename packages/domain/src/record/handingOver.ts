/** How does somebody else become responsible for what a person leaves open (G8)? */
import { ActivityCommand } from "../activity/ActivityCommand.ts"
import { CallCommand } from "../call/CallCommand.ts"
import { DealCommand } from "../deal/DealCommand.ts"
import type { ActivityId, CallId, DealId, TalkId, UserId } from "../identity/Id.ts"
import { TalkCommand } from "../talk/TalkCommand.ts"

/** Something that is still to be worked on: an open deal, activity or talk, or a call that nobody has dealt with. */
export type HandedOver =
  | { readonly kind: "deal"; readonly id: DealId }
  | { readonly kind: "activity"; readonly id: ActivityId }
  | { readonly kind: "talk"; readonly id: TalkId }
  | { readonly kind: "call"; readonly id: CallId }

/** The command that gives it to an heir. */
export const handingOver = (
  left: HandedOver,
  to: UserId
): DealCommand | ActivityCommand | TalkCommand | CallCommand => {
  switch (left.kind) {
    case "deal":
      return DealCommand.cases.ChangeOwner.make({ dealId: left.id, to })
    case "activity":
      return ActivityCommand.cases.ReassignActivity.make({ activityId: left.id, to })
    case "talk":
      return TalkCommand.cases.ReassignTalk.make({ talkId: left.id, to })
    case "call":
      return CallCommand.cases.ReassignCall.make({ callId: left.id, to })
  }
}
