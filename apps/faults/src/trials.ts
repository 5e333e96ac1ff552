// Which trials are there? In the order in which they are told; what one needs is loaded when it is run.
import type { Trial } from "./frame/Trial.ts"

export const trials: ReadonlyArray<Trial> = [
  {
    name: "movers",
    asks: "Do 50 people who move 20 hot deals at once keep the books balanced, and does each hear of every conflict?",
    round: async (setting) => (await import("./movers/movers.ts")).movers(setting)
  },
  {
    name: "repeats",
    asks: "Has a change one effect and one answer, though it is asked for eight times at once and connections break?",
    round: async (setting) => (await import("./repeats/repeats.ts")).repeats(setting)
  },
  {
    name: "kills",
    asks: "Is anything lost or doubled when the server or its PostgreSQL is killed while people work?",
    round: async (setting) => (await import("./kills/kills.ts")).kills(setting)
  },
  {
    name: "statements",
    asks: "Is every use case all or nothing, whichever of its statements fails, and does it succeed when asked again?",
    round: async (setting) => (await import("./statements/statements.ts")).statements(setting)
  },
  {
    name: "simulation",
    asks: "Does anything go wrong with a bad network and servers that die, in histories of one seed each, in memory?",
    round: async (setting) => (await import("./simulation/simulation.ts")).simulation(setting)
  },
  {
    name: "fuzz",
    asks: "Can any request of anybody make the server fail, answer what is not documented, or change what it refused?",
    round: async (setting) => (await import("./fuzz/fuzz.ts")).fuzz(setting)
  },
  {
    name: "readers",
    asks: "Does anybody who reads along miss a commit that becomes visible late, or end with other numbers than the server's?",
    round: async (setting) => (await import("./readers/readers.ts")).readers(setting)
  },
  {
    name: "folder",
    asks: "Does the embedded database, which has one session, ever wait for itself?",
    round: async (setting) => (await import("./folder/folder.ts")).folder(setting)
  }
]
