// How is the console built and served while it is worked on?
import vue from "@vitejs/plugin-vue"
import { defineConfig, type Plugin } from "vite"

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
  /domain\/src\/dashboard\/widgetKinds/u,
  /src\/live\/(?:LiveStream|kept|parseEvents|perFrame|recent|useChangeWords)/u,
  /src\/(?:api\/(?:dashboards|deals|events|readings)|readings\/instant|widgets\/(?:registry|numberAsk|Shown)|dashboard\/(?:store|useAsk|period|keptDashboard|dealSpan)|layout\/store|shell\/TopBar|drilldown\/(?:OpenFigure|useEntries|entries))/u,
  /src\/text\/locales\/en(?:Charts|Configure|Dashboard|Palette|Widgets)/u
]
// All that a dashboard may show, for the same reason: most dashboards show most of it.
const dashboard = [/console\/src\/(?:widgets|dashboard|live|layout)\//u, /node_modules\/d3-/u]
const within = (paths: ReadonlyArray<RegExp>) => (id: string) => paths.some((path) => path.test(id))

// The console begins after the first picture, but its files are on their way from the start.
const onTheWay: Plugin = {
  name: "on-the-way",
  transformIndexHtml: {
    order: "post",
    handler: (page, { bundle = {} }) => {
      const main = Object.values(bundle).find(
        (file) => file.type === "chunk" && file.facadeModuleId?.endsWith("/src/main.ts")
      )
      if (main?.type !== "chunk") return []
      const unnamed = [main.fileName, ...main.imports].filter((name) => !page.includes(name))
      return unnamed.map((name) => ({
        tag: "link",
        attrs: { rel: "modulepreload", crossorigin: true, href: `/${name}` },
        injectTo: "head" as const
      }))
    }
  }
}

export default defineConfig({
  plugins: [vue(), onTheWay],
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
