/** Which command does a line of a story about talks mean? */
import { MessageId, ROBOT, TalkId, UserId } from "@weir/domain/identity/Id"
import type { TalkLine } from "@weir/domain/metrics/lines/TalkLine"
import { TalkCommand } from "@weir/domain/talk/TalkCommand"
import { defaultSettings } from "@weir/domain/workspace/Workspace"
import { aboutOf } from "./aboutOf.ts"
import type { Telling } from "./Telling.ts"

const { cases } = TalkCommand

/** Minutes after midnight of a time such as "09:30". */
const minutes = (time: string): number => {
  const [hours = 0, rest = 0] = time.split(":").map(Number)
  return 60 * hours + rest
}

export const talks: Telling<TalkLine> = (told, scene) => {
  const { idOf, line, somebody, state } = scene
  const talk = (name: string) => TalkId.make(idOf(name))
  const person = (name: string) => (name === "Robot" ? ROBOT : UserId.make(idOf(name)))
  if ("talk" in told)
    return cases.OpenTalk.make({
      talkId: talk(told.talk),
      channel: told.channel ?? "web",
      provider: "site",
      externalId: told.talk,
      ownerId: person(told.user ?? somebody),
      bindings: told.for === undefined ? [] : [...aboutOf(told.for, scene)]
    })
  if ("says" in told) {
    const { as = `m${line}`, from } = told
    const author = from === "client" || from === "robot" || from === "system" ? from : "user"
    return cases.RecordMessage.make({
      talkId: talk(told.says),
      messageId: MessageId.make(idOf(as)),
      externalId: as,
      from: author,
      userId: author === "user" ? person(from) : null,
      failed: told.failed ?? false
    })
  }
  if ("fails" in told)
    return cases.FailMessage.make({ talkId: talk(told.in), messageId: MessageId.make(idOf(told.fails)) })
  if ("handTalk" in told) return cases.ReassignTalk.make({ talkId: talk(told.handTalk), to: person(told.to) })
  if ("close" in told)
    return cases.CloseTalk.make({ talkId: talk(told.close), by: person(told.by ?? somebody) })
  if ("resume" in told) return cases.ReopenTalk.make({ talkId: talk(told.resume) })
  if ("dropTalk" in told) return cases.DeleteTalk.make({ talkId: talk(told.dropTalk) })
  if ("score" in told) return cases.AnswerNps.make({ talkId: talk(told.in), score: told.score })
  const settings = state.workspace?.settings ?? defaultSettings
  if ("businessHours" in told) {
    const of = told.businessHours
    const businessHours =
      of && of.on.map((weekday) => ({ weekday, opens: minutes(of.opens), closes: minutes(of.closes) }))
    return { _tag: "ChangeSettings", to: { ...settings, businessHours } }
  }
  if (!("askForScores" in told)) return null
  return {
    _tag: "ChangeSettings",
    to: { ...settings, nps: { ...settings.nps, enabled: told.askForScores } }
  }
}
