/** Which values do the schemas accept? All kinds of them, the odd ones first: what is accepted must come back as it was. */
import { Fields } from "@weir/domain/deal/Deal"
import { MAX_AMOUNT } from "@weir/domain/money/Amount"
import type { Budget } from "@weir/domain/money/Budget"
import * as Currency from "@weir/domain/money/Currency"
import { LongText, Name, text } from "@weir/domain/text/Text"
import * as Instant from "@weir/domain/time/Instant"
import { Schema } from "effect"
import * as fc from "fast-check"

const odd = [
  " ",
  "\n",
  "\t x \r\n",
  "'",
  "''; drop table deal; --",
  '"',
  "\\",
  "\\u0000",
  "%",
  "_",
  "$1",
  "${x}",
  "{}",
  "null",
  "NULL",
  "\u0001",
  "\u007f",
  "\ufeffx",
  "\u200b",
  "\u202e",
  "ß",
  "İ",
  "e\u0301",
  "é",
  "🎡",
  "👩‍👩‍👧",
  "𝒳",
  "\uffff",
  "\u{10ffff}",
  "水車",
  "Журавль",
  "=1+1",
  "<b>&amp;"
]

const texts = <A>(is: (s: string) => s is A & string, max: number): fc.Arbitrary<A & string> =>
  fc
    .oneof(
      { weight: 2, arbitrary: fc.constantFrom(...odd) },
      { weight: 2, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }) },
      { weight: 2, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }) },
      { weight: 1, arbitrary: fc.constant("ж".repeat(max)) }
    )
    .filter((s): s is A & string => is(s))

export const names: fc.Arbitrary<string> = texts(Schema.is(Name), 120)
export const longTexts: fc.Arbitrary<string> = texts(Schema.is(LongText), 4000)
export const externalIds: fc.Arbitrary<string> = texts(Schema.is(text(200)), 200)

const fieldNames = texts(Schema.is(text(60)), 60)

export const fields: fc.Arbitrary<Fields> = fc
  .dictionary(fieldNames, longTexts, { maxKeys: 4, noNullPrototype: true })
  .filter(Schema.is(Fields))

export const amounts: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, 2_147_483_647, 2_147_483_648, 4_294_967_296, MAX_AMOUNT - 1, MAX_AMOUNT),
  fc.integer({ min: 0, max: MAX_AMOUNT })
)

export const budgets: fc.Arbitrary<Budget | null> = fc.option(
  fc.record({ amount: amounts, currency: fc.constantFrom(...Currency.all) }),
  { freq: 6 }
)

/** From 1970 to 9999, to the millisecond. */
export const instants: fc.Arbitrary<Instant.Instant> = fc.oneof(
  fc.constantFrom(
    Instant.MIN,
    Instant.make(1),
    Instant.make(999),
    Instant.iso("2038-01-19T03:14:08Z"),
    Instant.make(Instant.MAX - 1),
    Instant.MAX
  ),
  fc.integer({ min: Instant.MIN, max: Instant.MAX }).map(Instant.make)
)
