// Which page is at which address, and who may see it?
import { createRouter, createWebHistory } from "vue-router"
import { useSession } from "./session/store.ts"

declare module "vue-router" {
  interface RouteMeta {
    /** Pages outside a session, drawn without the shell. */
    readonly outside?: boolean
    /** Pages for administrators; for others there is nothing at their address. */
    readonly admin?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  // Staying where one is costs nothing; asking the browser to would lay the whole page out at once.
  scrollBehavior: (to, from, saved) => (to.path === from.path ? false : (saved ?? { top: 0 })),
  routes: [
    { path: "/", name: "dashboard", component: () => import("./dashboard/DashboardPage.vue") },
    { path: "/configure", name: "configure", component: () => import("./configure/ConfigurePage.vue") },
    { path: "/deals", name: "deals", component: () => import("./deals/DealsPage.vue") },
    { path: "/goals", name: "goals", component: () => import("./goals/GoalsPage.vue") },
    { path: "/events", name: "events", component: () => import("./events/EventsPage.vue") },
    {
      path: "/settings",
      name: "settings",
      component: () => import("./settings/SettingsPage.vue"),
      meta: { admin: true }
    },
    { path: "/import", name: "import", component: () => import("./imports/ImportPage.vue") },
    {
      path: "/sign-in",
      name: "sign-in",
      component: () => import("./session/SignInPage.vue"),
      meta: { outside: true }
    },
    {
      path: "/welcome",
      name: "welcome",
      component: () => import("./session/FirstRunPage.vue"),
      meta: { outside: true }
    },
    { path: "/:rest(.*)*", name: "not-found", component: () => import("./shell/NotFoundPage.vue") }
  ]
})

router.beforeEach(async (to) => {
  const session = useSession()
  // The page is fetched while the server says who is here; whether it came is asked when it is shown.
  for (const { components } of session.state === undefined ? to.matched : [])
    if (typeof components?.["default"] === "function")
      void Promise.resolve((components["default"] as () => unknown)()).catch(() => undefined)
  await session.open()
  if (session.state === "setup") return to.name === "welcome" ? true : { name: "welcome" }
  if (session.state === "out")
    return to.name === "sign-in"
      ? true
      : { name: "sign-in", query: to.fullPath === "/" ? {} : { next: to.fullPath } }
  if (to.meta.admin && session.user?.role !== "admin")
    return { name: "not-found", params: { rest: to.path.slice(1).split("/") } }
  return to.meta.outside ? { name: "dashboard" } : true
})
