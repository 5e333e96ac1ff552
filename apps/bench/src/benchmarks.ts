// Which benchmarks are there? In the order in which they are told; what one needs is loaded when it is run.
import type { Benchmark } from "./frame/Benchmark.ts"

export const benchmarks: ReadonlyArray<Benchmark> = [
  {
    name: "fold",
    of: "P1",
    asks: "How fast are six numbers of a month folded out of the entries of the whole history?",
    sized: { of: "moves", usually: 1_000_000 },
    run: async (setting) => (await import("./core/fold.ts")).fold(setting)
  },
  {
    name: "step",
    of: "P2",
    asks: "What does one event more cost, posted to the books and added to the sums in memory?",
    sized: { of: "moves", usually: 1_000_000 },
    run: async (setting) => (await import("./core/step.ts")).step(setting)
  },
  {
    name: "read",
    of: "P3",
    asks: "How fast are six numbers of a month read from the sums in memory, however long the history?",
    sized: { of: "moves", usually: 1_000_000 },
    run: async (setting) => (await import("./core/read.ts")).read(setting)
  },
  {
    name: "filter",
    of: "P4",
    asks: "How fast is a number told for some people, sources and a pipeline alone, that nobody has asked for before?",
    sized: { of: "sales", usually: 1_000_000 },
    run: async (setting) => (await import("./filter/filter.ts")).filter(setting)
  },
  {
    name: "moves",
    of: "P5",
    asks: "How fast does a stage move get from HTTP to the disk, alone and among many?",
    sized: { of: "callers at once", usually: 32 },
    run: async (setting) => (await import("./moves/moves.ts")).moves(setting)
  },
  {
    name: "embedded",
    of: "P6",
    asks: "How fast does a stage move get from HTTP into a database that is part of the server?",
    sized: { of: "callers at once", usually: 32 },
    run: async (setting) => (await import("./moves/embedded.ts")).embedded(setting)
  },
  {
    name: "console",
    of: "P11",
    asks: "Is the console quick to come, quick to answer and smooth to look at?",
    sized: { of: "visits of each page", usually: 9 },
    run: async (setting) => (await import("./console/consoleSpeed.ts")).consoleSpeed(setting)
  },
  {
    name: "push",
    of: "P7",
    asks: "How soon does a change reach those who look at a dashboard, and does it reach all of them?",
    sized: { of: "changes a turn", usually: 12 },
    run: async (setting) => (await import("./push/push.ts")).push(setting)
  },
  {
    name: "import",
    of: "P8",
    asks: "How fast does a table come in, from its file to deals, events and sums?",
    sized: { of: "rows", usually: 10_000 },
    run: async (setting) => (await import("./imports/imports.ts")).imports(setting)
  },
  {
    name: "catch-up",
    of: "P9",
    asks: "How soon after a restart is a dashboard answered from memory, however long the history is?",
    sized: { of: "events", usually: 30_000 },
    run: async (setting) => (await import("./catchup/catchUp.ts")).catchUp(setting)
  },
  {
    name: "start",
    of: "P12",
    asks: "How long is it from npm start to the first number, the first time and later?",
    sized: { of: "events of the longer history", usually: 50_000 },
    run: async (setting) => (await import("./start/start.ts")).start(setting)
  },
  {
    name: "http",
    of: "P13",
    asks: "What does the API's own layer cost for each request?",
    sized: null,
    run: async (setting) => (await import("./http/http.ts")).http(setting)
  },
  {
    name: "lists",
    of: "P14",
    asks: "What does it cost to read a long list of deals through the port, beside the bare rows?",
    sized: { of: "deals", usually: 10_000 },
    run: async (setting) => (await import("./lists/lists.ts")).lists(setting)
  }
]
