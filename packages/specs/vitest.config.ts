// How do the tests of this package run? Laws over generated histories may take their time: two files at once.
import { defineConfig } from "vitest/config"

export default defineConfig({ test: { maxWorkers: 2, testTimeout: 30_000 } })
