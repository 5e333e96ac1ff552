// Which commands are there for this reader, here and now?
import { computed } from "vue"
import { useRoute, useRouter } from "vue-router"
import { useSession } from "../session/store.ts"
import { theme, toggleTheme } from "../shell/theme.ts"
import { languageNames, locales, setLocale } from "../text/text.ts"
import { useText } from "../text/useText.ts"
import type { Command } from "./commands.ts"

export const useCommands = (showKeys: () => void) => {
  const { t } = useText()
  const route = useRoute()
  const router = useRouter()
  const session = useSession()

  const go = (name: string) => () => void router.push({ name })
  /** The dashboard with something else asked; what else was asked stays. */
  const ask = (query: Record<string, string | undefined>) => () =>
    void router.push({
      name: "dashboard",
      query: { ...(route.name === "dashboard" ? route.query : {}), ...query }
    })

  return computed((): ReadonlyArray<Command> => {
    const pages = t("palette.pages")
    const period = t("period.label")
    const pipeline = t("dashboard.pipeline")
    const people = t("palette.people")
    const more = t("palette.more")
    return [
      { id: "dashboard", group: pages, icon: "dashboard", label: t("nav.dashboard"), run: go("dashboard") },
      { id: "deals", group: pages, icon: "deals", label: t("nav.deals"), run: go("deals") },
      ...(router.hasRoute("events")
        ? [
            {
              id: "events",
              group: pages,
              icon: "clock",
              label: t("palette.events"),
              key: "E",
              run: go("events")
            } as const
          ]
        : []),
      ...(router.hasRoute("goals")
        ? [{ id: "goals", group: pages, icon: "check", label: t("palette.goals"), run: go("goals") } as const]
        : []),
      { id: "import", group: pages, icon: "upload", label: t("nav.import"), run: go("import") },
      ...(session.user?.role === "admin"
        ? [
            {
              id: "settings",
              group: pages,
              icon: "gear",
              label: t("nav.settings"),
              run: go("settings")
            } as const
          ]
        : []),
      {
        id: "configure",
        group: pages,
        icon: "sliders",
        label: t("palette.configure"),
        key: "C",
        run: go("configure")
      },
      ...(["today", "yesterday", "week", "month"] as const).map((kind, n): Command => ({
        id: `period ${kind}`,
        group: period,
        icon: "calendar",
        label: t(`period.${kind}`),
        key: String(n + 1),
        run: ask({ period: kind, asOf: undefined })
      })),
      ...session.pipelines.map((one): Command => ({
        id: one.id,
        group: pipeline,
        icon: "funnel",
        label: one.name,
        run: ask({ pipeline: one.id })
      })),
      ...(session.workspace?.users ?? [])
        .filter((user) => !user.robot)
        .map((user): Command => ({
          id: user.id,
          group: people,
          icon: "deals",
          label: user.name,
          words: t("nav.deals"),
          run: () => void router.push({ name: "deals", query: { owner: user.id } })
        })),
      {
        id: "theme",
        group: more,
        icon: theme.value === "dark" ? "sun" : "moon",
        label: t(theme.value === "dark" ? "nav.light" : "nav.dark"),
        run: toggleTheme
      },
      ...locales.map((locale): Command => ({
        id: `language ${locale}`,
        group: t("nav.language"),
        icon: "robot",
        label: languageNames[locale],
        run: () => void setLocale(locale)
      })),
      { id: "kiosk", group: more, icon: "dashboard", label: t("palette.kiosk"), run: ask({ kiosk: "1" }) },
      { id: "keys", group: more, icon: "help", label: t("palette.keys"), key: "?", run: showKeys },
      {
        id: "leave",
        group: more,
        icon: "door",
        label: t("nav.signOut"),
        run: () => void session.signOut().then(() => router.push({ name: "sign-in" }))
      }
    ]
  })
}
