// How is the console built and served while it is worked on?
import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vite"

const api = process.env["WEIR_API"] ?? "http://127.0.0.1:4100"

export default defineConfig({
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: "false",
    __VUE_I18N_FULL_INSTALL__: "false",
    __VUE_I18N_LEGACY_API__: "false",
    __INTLIFY_PROD_DEVTOOLS__: "false"
  },
  build: { target: "es2023", assetsInlineLimit: 0, reportCompressedSize: true },
  server: { host: "127.0.0.1", proxy: { "/api": { target: api, changeOrigin: false } } }
})
