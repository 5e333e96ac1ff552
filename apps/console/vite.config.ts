// How is the console built and served while it is worked on?
import { readFileSync } from "node:fs"
import vue from "@vitejs/plugin-vue"
import { defineConfig, type Plugin } from "vite"

const api = process.env["WEIR_API"] ?? "http://127.0.0.1:4100"

// What every page begins with, and all that it needs: one file is smaller than the many it would fall into, and sooner there.
const everyPage = [
  /node_modules\/(?:@vue\/|vue\/|vue-router\/|pinia\/|vue-i18n\/|@intlify\/)/u,
  /src\/(?:format\/(?!clock|readDay)|design\/icons|shell\/(?:useKeys|theme|WeirMark))/u,
  /vite\/preload-helper|plugin-vue:export-helper|src\/(?:App\.vue|router\.ts|presence\/|design\/changed\.|text\/locales\/en\.)/u,
  /src\/(?:design\/(?:(?:fonts|tokens|base)\.css|parts\/ToastStack)|shell\/(?:AppShell|PersonMenu)|palette\/PaletteHost)/u,
  /src\/(?:text\/(?:useText|text|plural)\.|session\/store|api\/(?:begun|client|presence|problem|session)|palette\/paletteOpen)/u,
  /src\/design\/(?:toasts|parts\/(?:AppAvatar|AppButton|AppIcon|ErrorState|PopoverBox|WeirMark|icons))/u
]
// Small parts that most pages have something of.
const manyPages = [
  /src\/design\/parts\/(?:AppBadge|AppChip|CalendarMonth|DayCalendar|calendarSpan|DeltaChip|EmptyState|OpenFigure|PointsChip|SegmentedControl|SkeletonBar|WidgetCard|use[A-Z])/u,
  /domain\/src\/dashboard\/(?:widgetKinds|Grid|contrast)/u,
  /src\/live\/(?:LiveStream|kept|parseEvents|perFrame|recent|useChangeWords)/u,
  /src\/(?:api\/(?:dashboards|deals|events|readings)|readings\/instant|widgets\/(?:registry|numberAsk|Shown)|dashboard\/(?:store|useAsk|period|keptDashboard|dealSpan)|layout\/store|shell\/TopBar|drilldown\/(?:OpenFigure|useEntries|entries|rows))/u,
  /src\/text\/locales\/en(?:Charts|Configure|Dashboard|Days|Palette|Widgets)/u
]
// All that a dashboard may show, for the same reason: most dashboards show most of it.
const dashboard = [/console\/src\/(?:attention|widgets|dashboard|live|layout)\//u, /node_modules\/d3-/u]
const within = (paths: ReadonlyArray<RegExp>) => (id: string) => paths.some((path) => path.test(id))

// What public/begin.js sends for while the first files are on their way: the page that is opened most.
const sentFor: Plugin = {
  name: "sent-for",
  transformIndexHtml: {
    order: "post",
    handler: (page, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk")
      const opened = chunks.find((chunk) =>
        chunk.facadeModuleId?.endsWith("/src/dashboard/DashboardPage.vue")
      )
      if (opened === undefined) return page
      const scripts = new Set([opened.fileName])
      for (const name of scripts)
        for (const needed of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
          scripts.add(needed)
      const styles = chunks
        .filter(({ fileName }) => scripts.has(fileName))
        .flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])])
      const files = [...scripts, ...styles].map((name) => `/${name}`).filter((name) => !page.includes(name))
      return page.replace(
        '<script src="/begin.js"',
        (begin) => `${begin} data-dashboard="${files.join(" ")}"`
      )
    }
  }
}

// The first picture waits for nothing but the page: its style stands in it, and what the others need comes after what it shows.
const firstPicture: Plugin = {
  name: "first-picture",
  transformIndexHtml: {
    order: "post",
    handler: (page, { bundle }) => {
      const read = (name: string) =>
        readFileSync(new URL(`src/design/${name}.css`, import.meta.url), "utf8").replaceAll(
          /\/\*[^]*?\*\//gu,
          ""
        )
      const begins = read("begins")
      const named = new Set([...begins.matchAll(/var\((--[\w-]+)\)/gu)].map(([, name]) => name))
      const colours = read("tokens")
        .split("\n")
        .filter((line) => /[{}]|color-scheme:/u.test(line) || named.has(/^ *(--[\w-]+):/u.exec(line)?.[1]))
      const style = `${colours.join("")}${begins}`.replaceAll(/\s+/gu, " ").replaceAll(/ ?([{};,]) ?/gu, "$1")
      const styled = page.replace("</head>", `  <style>${style}</style>\n  </head>`)
      if (bundle === undefined) return styled
      const take = (tag: RegExp) => tag.exec(styled)?.[0] ?? ""
      const entry = take(/\n *<script type="module"[^>]*><\/script>/u)
      const sheet = take(/\n *<link rel="stylesheet"[^>]*>/u)
      const frame = take(/\n *<link rel="modulepreload"[^>]*>/u)
      const [first, second] = [/src="([^"]+)"/u.exec(entry)?.[1], /href="([^"]+)"/u.exec(sheet)?.[1]]
      return [entry, sheet, frame]
        .reduce((rest, tag) => rest.replace(tag, ""), styled)
        .replace(
          /\n *<script src="\/enter.js"/u,
          (enter) => `
    <link rel="preload" as="style" crossorigin href="${second}">${frame}
    <link rel="modulepreload" crossorigin href="${first}">${enter} data-enter="${first}" data-sheet="${second}"`
        )
    }
  }
}

export default defineConfig({
  plugins: [vue(), sentFor, firstPicture],
  define: {
    __VUE_OPTIONS_API__: "false",
    __VUE_I18N_FULL_INSTALL__: "false",
    __VUE_I18N_LEGACY_API__: "false",
    __INTLIFY_PROD_DEVTOOLS__: "false"
  },
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
