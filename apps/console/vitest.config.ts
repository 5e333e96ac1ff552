// How do the tests of this package run? Those that need a browser two files at a time, those that measure time alone.
import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vitest/config"

const browser = "browser/**/*.browser.test.ts"
const timed = "browser/**/*.timed.browser.test.ts"

export default defineConfig({
  plugins: [vue()],
  test: {
    projects: [
      { extends: true, test: { name: "units", include: ["src/**/*.test.ts"] } },
      {
        test: {
          name: "browser",
          include: [browser],
          exclude: [timed],
          globalSetup: "browser/preparedDemo.ts",
          maxWorkers: 2,
          sequence: { groupOrder: 1 }
        }
      },
      {
        test: {
          name: "browser, timed",
          include: [timed],
          globalSetup: "browser/preparedDemo.ts",
          fileParallelism: false,
          sequence: { groupOrder: 2 }
        }
      }
    ]
  }
})
