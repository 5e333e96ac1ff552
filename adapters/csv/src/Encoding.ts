/** In which encoding is this text written? Told from evidence; a person may always overrule it. */
import { analyse } from "chardet"
import iconv from "iconv-lite"
import type { Found } from "@weir/application/ports/TableFiles"

/** What a pass over the bytes has found out. `odd` starts at the first byte beyond ASCII, wherever it is in the file. */
export interface EncodingSample {
  readonly head: Uint8Array
  readonly odd: Uint8Array
  readonly isUtf8: boolean
}

/** Encodings with one byte a character that exports are met in, the likeliest first. */
const singleByte = [
  "windows-1251",
  "windows-1252",
  "koi8-r",
  "cp866",
  "windows-1250",
  "windows-1254",
  "windows-1253",
  "iso-8859-5",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "maccyrillic"
] as const

const multiByte: ReadonlyMap<string, string> = new Map([
  ["Shift_JIS", "shift_jis"],
  ["EUC-JP", "euc-jp"],
  ["EUC-KR", "euc-kr"],
  ["Big5", "big5"],
  ["GB18030", "gb18030"]
])

/** The name Weir uses for an encoding a person named, or undefined when it cannot be decoded here. */
export const knownEncoding = (name: string): string | undefined => {
  const plain = name.trim().toLowerCase()
  const usual =
    new Map([
      ["utf8", "utf-8"],
      ["utf-16", "utf-16le"],
      ["utf16", "utf-16le"],
      ["utf16le", "utf-16le"],
      ["utf16be", "utf-16be"],
      ["cp1251", "windows-1251"],
      ["cp1252", "windows-1252"],
      ["iso-8859-1", "windows-1252"],
      ["latin1", "windows-1252"]
    ]).get(plain) ?? plain
  return /^[a-z0-9_-]{2,20}$/.test(usual) && iconv.encodingExists(usual) ? usual : undefined
}

/** Undefined: NULs in it, so it is no text. */
export const findEncoding = (sample: EncodingSample): Found | undefined => {
  const { head } = sample
  const sure = (value: string, evidence: string): Found => ({
    value,
    certain: true,
    evidence,
    alternatives: []
  })
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return sure("utf-8", "it begins with the UTF-8 mark")
  if (head[0] === 0xff && head[1] === 0xfe)
    return sure("utf-16le", "it begins with the UTF-16 mark, little end first")
  if (head[0] === 0xfe && head[1] === 0xff)
    return sure("utf-16be", "it begins with the UTF-16 mark, big end first")
  if (head.includes(0)) {
    const wide = ["utf-16le", "utf-16be"].find((name) => readsAsWideText(head, name))
    return wide === undefined
      ? undefined
      : sure(wide, "every other byte of plain characters is zero and lines end as in UTF-16")
  }
  if (sample.isUtf8) {
    return sure(
      "utf-8",
      sample.odd.length === 0 ? "every byte is plain ASCII" : "every byte sequence is well-formed UTF-8"
    )
  }
  return findLegacyEncoding(sample.odd)
}

const readsAsWideText = (head: Uint8Array, name: string): boolean => {
  try {
    const text = new TextDecoder(name, { fatal: true }).decode(
      head.subarray(0, head.length - (head.length % 2))
    )
    return !text.includes("\0") && /[\r\n]/.test(text) && /[,;\t|]/.test(text)
  } catch {
    return false
  }
}

const findLegacyEncoding = (odd: Uint8Array): Found => {
  const guesses = analyse(odd)
  const statistical = guesses.map(({ name }) => name.toLowerCase().replace("iso-8859-1", "windows-1252"))
  const east =
    guesses[0] === undefined || guesses[0].confidence < 50 ? undefined : multiByte.get(guesses[0].name)
  const readings = singleByte.map((name) => {
    const text = iconv.decode(Buffer.from(odd), name)
    return { name: name as string, text, ...plausibility(text), rank: statistical.indexOf(name) }
  })
  const best = Math.max(...readings.map(({ share }) => share))
  if (east !== undefined && best < 0.9) {
    return {
      value: east,
      certain: false,
      evidence: "byte statistics",
      alternatives: statistical.filter((name) => name !== east).slice(0, 3)
    }
  }
  const rivals = readings.filter(({ share }) => share >= best - 0.02)
  const place = ({ rank }: { readonly rank: number }) => (rank < 0 ? guesses.length : rank)
  const chosen = rivals.reduce((first, next) => (place(next) < place(first) ? next : first))
  const others = rivals.filter(({ text }) => text !== chosen.text).map(({ name }) => name)
  return {
    value: chosen.name,
    certain: others.length === 0 && chosen.share >= 0.9,
    evidence: `${Math.round(chosen.share * 100)} % of the letters beyond ASCII stand in words that read well in ${chosen.name}`,
    alternatives: others
  }
}

/**
 * How much of a decoded text looks like words people write: one script a word, capitals only at its start or all
 * through, Latin words not made of accented letters alone. 1 = all of it.
 */
const plausibility = (text: string): { readonly share: number } => {
  let good = 0
  let bad = 0
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const odd = word.replace(/[A-Za-z]/g, "").length
    if (odd === 0) continue
    const oneScript = /^\p{Script=Latin}+$/u.test(word)
      ? odd <= Math.max(1, word.length / 2)
      : /^(\p{Script=Cyrillic}+|\p{Script=Greek}+|\p{Script=Hebrew}+|\p{Script=Arabic}+)$/u.test(word)
    const oneCase = /^\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]*$/u.test(word) || /^\p{Lu}+$/u.test(word)
    if (oneScript && oneCase) good += odd
    else bad += odd
  }
  const strange = text.match(/[\u0080-\u009F\u2500-\u259F\uFFFD¤¦§¬¯±µ¶·¸¹¼½¾×÷†‡ˆ‰‹›]/gu)?.length ?? 0
  const all = good + bad + strange
  return { share: all === 0 ? 0 : good / all }
}
