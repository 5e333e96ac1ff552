// How is a command started: in our place, or quietly with its talk kept?
import { spawn } from "node:child_process"
import { constants } from "node:os"
import { environment } from "./setup.mjs"

/** Runs a command in our place: our terminal, our signals, its exit code. */
export const runInOurPlace = (command, args, { cwd, env = {} }) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...environment, ...env }, stdio: "inherit" })
    // A terminal sends Ctrl-C to the whole group, so the child already has it; a signal sent to us alone
    // must be passed on. Either way we stay until the child has drained.
    const passOn = (signal) => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal)
    }
    const signals = ["SIGTERM", "SIGINT", "SIGHUP"]
    for (const signal of signals) process.on(signal, passOn)
    // npm killed outright cannot tell us; a server nobody can stop any more would hold its data folder.
    const npm = process.ppid
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event === undefined || process.ppid === npm) return
      clearInterval(watch)
      child.kill()
    }, 500)
    child.on("error", (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, passOn)
      clearInterval(watch)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })

/** Runs a command to its end and keeps what it said. Being stopped ourselves stops it. */
export const capture = (command, args, { cwd, env = {}, hear = () => {} }) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...environment, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command.endsWith(".cmd")
    })
    let output = ""
    const listen = (chunk) => {
      output = (output + chunk).slice(-2_000_000)
      hear(output)
    }
    child.stdout.setEncoding("utf8").on("data", listen)
    child.stderr.setEncoding("utf8").on("data", listen)
    const stop = (signal) => {
      child.kill(signal)
      process.exit(128 + constants.signals[signal])
    }
    process.on("SIGTERM", stop)
    process.on("SIGINT", stop)
    const finish = (code, said = "") => {
      process.off("SIGTERM", stop)
      process.off("SIGINT", stop)
      resolve({ code, output: output + said })
    }
    child.on("error", (error) => finish(1, error.message))
    child.on("close", (code) => finish(code ?? 1))
  })
