// What is the least that a page with Vue, a router and a store does? One store, one route, one button.
import { createPinia, defineStore } from "pinia"
import { createApp, defineComponent, h, ref } from "vue"
import { createRouter, createWebHistory, RouterView } from "vue-router"

const useCount = defineStore("count", () => {
  const count = ref(0)
  return { count, more: () => (count.value += 1) }
})

const Page = defineComponent(() => {
  const store = useCount()
  return () => h("button", { id: "more", onClick: store.more }, `Pressed ${store.count} times`)
})

const router = createRouter({ history: createWebHistory(), routes: [{ path: "/", component: Page }] })
createApp(() => h(RouterView))
  .use(createPinia())
  .use(router)
  .mount("#app")
