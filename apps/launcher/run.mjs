// How is a long-running command started so that stopping us stops it, gently, and its exit code is ours?
import { spawn } from "node:child_process"
import { constants } from "node:os"

/** Runs a command in our place: our terminal, our signals, its exit code. */
export const runInOurPlace = (command, args, options) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: "inherit" })
    // A terminal sends Ctrl-C to the whole group, so the child already has it; a signal sent to us alone
    // must be passed on. Either way we stay until the child has drained.
    const passOn = (signal) => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal)
    }
    const signals = ["SIGTERM", "SIGINT", "SIGHUP"]
    for (const signal of signals) process.on(signal, passOn)
    child.on("error", (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, passOn)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
