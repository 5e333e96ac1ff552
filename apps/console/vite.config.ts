// How is the console built and served while it is worked on?
import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vite"

const api = process.env["WEIR_API"] ?? "http://127.0.0.1:4100"

// What every page begins with, and all that it needs: one file is smaller than the many it would fall into, and sooner there.
const everyPage = [
  /node_modules\/(?:@vue\/|vue\/|vue-router\/|pinia\/|vue-i18n\/|@intlify\/)/u,
  /src\/(?:format\/|design\/icons|shell\/(?:useKeys|theme|WeirMark))/u,
  /src\/(?:text\/(?:useText|text|plural)\.|session\/store|api\/(?:begun|client|problem|session)|palette\/paletteOpen)/u,
  /src\/design\/(?:toasts|parts\/(?:AppAvatar|AppButton|AppIcon|ErrorState|PopoverBox|WeirMark|icons))/u
]
// Small parts that most pages have something of.
const manyPages = [
  /src\/design\/parts\/(?:AppBadge|AppChip|DeltaChip|EmptyState|OpenFigure|PointsChip|SegmentedControl|SkeletonBar|WidgetCard|use[A-Z])/u,
  /src\/live\/(?:LiveStream|parseEvents|kept|useChangeWords)/u,
  /src\/(?:api\/(?:dashboards|deals|events|readings)|readings\/instant|widgets\/(?:registry|numberAsk|Shown)|dashboard\/(?:store|useAsk|period|keptDashboard|dealSpan)|layout\/store|shell\/TopBar|drilldown\/(?:OpenFigure|useEntries|entries))/u,
  /src\/text\/locales\/en(?:Charts|Configure|Dashboard|Palette|Widgets)/u
]
// All that a dashboard may show, for the same reason: most dashboards show most of it.
const dashboard = [/src\/(?:widgets|dashboard|live|layout)\//u, /node_modules\/d3-/u]
const within = (paths: ReadonlyArray<RegExp>) => (id: string) => paths.some((path) => path.test(id))

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
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: "frame", test: within(everyPage), priority: 2 },
            { name: "parts", test: within(manyPages), priority: 2 },
            { name: "dashboard", test: within(dashboard), priority: 1 }
          ]
        }
      }
    }
  },
  server: { host: "127.0.0.1", proxy: { "/api": { target: api, changeOrigin: false } } }
})
