// How do the tests of this package run? Databases and servers are heavy: two files at a time.
import { defineConfig } from "vitest/config"

export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 } })
