// How are cached tasks run? Through turbo, which in turn wants to find pnpm.
import { capture } from "./run.mjs"
import { pnpm, root } from "./setup.mjs"

/** Runs a turbo task and keeps its talk: `{ code, output }`. What did not change is answered from the cache. */
export const turbo = (...args) =>
  capture(
    process.platform === "win32" ? "npx.cmd" : "npx",
    ["-y", "-p", pnpm, "turbo", "run", ...args, "--output-logs=errors-only", "--ui=stream"],
    {
      cwd: root,
      env: {
        npm_config_prefer_offline: "true",
        npm_config_ignore_scripts: "false",
        npm_config_loglevel: "error",
        npm_config_update_notifier: "false"
      }
    }
  )
