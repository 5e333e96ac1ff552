// How is the console built and served while it is worked on?
import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vite"

const api = process.env["WEIR_API"] ?? "http://127.0.0.1:4100"

// What every page begins with, and all that it needs: one file is smaller than the many it would fall into.
const everyPage =
  /src\/(?:format\/|text\/(?:useText|text|plural)\.|session\/store|api\/(?:client|problem|session)|design\/(?:toasts|parts\/(?:AppIcon|ErrorState)))/u

export default defineConfig({
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: "false",
    __VUE_I18N_FULL_INSTALL__: "false",
    __VUE_I18N_LEGACY_API__: "false",
    __INTLIFY_PROD_DEVTOOLS__: "false"
  },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "frame", test: everyPage }] } } }
  },
  server: { host: "127.0.0.1", proxy: { "/api": { target: api, changeOrigin: false } } }
})
