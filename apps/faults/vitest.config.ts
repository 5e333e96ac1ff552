// How do the tests of this package run? Each trial has servers of its own: two files at a time.
import { defineConfig } from "vitest/config"

export default defineConfig({ test: { testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 2 } })
