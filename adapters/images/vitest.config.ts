// How do the tests of this package run? Laws over generated histories may take their time.
import { defineConfig } from "vitest/config"

export default defineConfig({ test: { testTimeout: 30_000 } })
