/** Which migrations are there, in the order they are run? A migration that has been released is never changed. */
import { Migration20261122000001 } from "./Migration20261122000001.ts"
import { Migration20261122000002 } from "./Migration20261122000002.ts"
import { Migration20261122000003 } from "./Migration20261122000003.ts"
import { Migration20261122000004 } from "./Migration20261122000004.ts"
import { Migration20261122000005 } from "./Migration20261122000005.ts"
import { Migration20261123000006 } from "./Migration20261123000006.ts"
import { Migration20261123000010 } from "./Migration20261123000010.ts"
import { Migration20261123000011 } from "./Migration20261123000011.ts"
import { Migration20261123000007 } from "./Migration20261123000007.ts"

export const migrations = [
  { name: "Migration20261122000001", class: Migration20261122000001 },
  { name: "Migration20261122000002", class: Migration20261122000002 },
  { name: "Migration20261122000003", class: Migration20261122000003 },
  { name: "Migration20261122000004", class: Migration20261122000004 },
  { name: "Migration20261122000005", class: Migration20261122000005 },
  { name: "Migration20261123000006", class: Migration20261123000006 },
  { name: "Migration20261123000007", class: Migration20261123000007 },
  { name: "Migration20261123000010", class: Migration20261123000010 },
  { name: "Migration20261123000011", class: Migration20261123000011 }
]
