// Which texts are rightly the same in another language as in English? Names, abbreviations and words it took over.
export const sameAsEnglish: Readonly<Record<"pt" | "ru" | "it", ReadonlyArray<string>>> = {
  pt: [
    "signIn.email",
    "welcome.email",
    "counts.email",
    "charts.nps.title",
    "charts.usage.online",
    "charts.usage.time",
    "charts.uploads.chat",
    "configure.widgetsTab",
    "configure.widgets"
  ],
  ru: ["charts.nps.title"],
  it: [
    "nav.dashboard",
    "value.robot",
    "signIn.email",
    "signIn.password",
    "welcome.email",
    "welcome.password",
    "deals.pipeline",
    "dashboard.untitled",
    "dashboard.pipeline",
    "dashboard.periodPipeline",
    "goals.pipeline",
    "goals.currency",
    "entries.formula",
    "counts.email",
    "charts.nps.title",
    "charts.usage.online",
    "charts.usage.time",
    "charts.uploads.file",
    "charts.uploads.chat",
    "imports.step.file",
    "imports.f.pipeline",
    "goals.pipeline",
    "goals.currency",
    "titles.robot"
  ]
}
