// How does the console start?
import { createPinia } from "pinia"
import { createApp } from "vue"
import App from "./App.vue"
import { onSignedOut } from "./api/client.ts"
import { vChanged } from "./design/changed.ts"
import { router } from "./router.ts"
import { useSession } from "./session/store.ts"
import { followLocale, i18n, rememberedLocale, setLocale } from "./text/text.ts"
import "./design/fonts.css"
import "./design/tokens.css"
import "./design/base.css"

const app = createApp(App)
app.use(createPinia())
app.use(i18n)
app.directive("changed", vChanged)

onSignedOut(() => {
  const session = useSession()
  if (session.state !== "in") return
  session.leave()
  void router.push({ name: "sign-in", query: { next: router.currentRoute.value.fullPath } })
})

const locale = rememberedLocale()
if (locale !== "en") await setLocale(locale).catch(() => undefined)
followLocale()
app.use(router)
app.mount("#app")
