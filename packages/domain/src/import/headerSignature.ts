/** By what is a mapping remembered? By the names of a file's columns, whatever their order. */
import { folded } from "../catalogue/Catalogue.ts"

const prime = 0x0000000001000000000000000000013bn
const start = 0x6c62272e07bb014262b821756295c58dn
const mask = (1n << 128n) - 1n

/** The number of columns and a 128-bit FNV-1a digest of their sorted names, as text. Not a secret: only for finding again. */
export const headerSignature = (headers: ReadonlyArray<string>): string => {
  let digest = start
  for (const byte of new TextEncoder().encode([...headers].map(folded).sort().join("\u001F"))) {
    digest = ((digest ^ BigInt(byte)) * prime) & mask
  }
  return `${headers.length}-${digest.toString(16).padStart(32, "0")}`
}
