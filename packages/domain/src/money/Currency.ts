/** Which currencies are there, and how many decimals do they have? The active codes of ISO 4217. */
import { Schema } from "effect"

// Codes by the number of decimals of their minor unit. Precious metals and testing codes have none and are left out.
const byExponent: ReadonlyArray<readonly [exponent: number, codes: string]> = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
    COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
    INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
    MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
    STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`
  ],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
  // Withdrawn since 2015, kept because histories that are imported still speak of them.
  [0, "BYR"],
  [2, "ANG BGN CUC HRK MRO SLL STD VEF ZWL"]
]

const exponents: ReadonlyMap<string, number> = new Map(
  byExponent.flatMap(([exponent, codes]) => codes.split(/\s+/).map((code) => [code, exponent] as const))
)

/** An ISO 4217 code in capitals: `EUR`. */
export const Currency = Schema.String.check(
  Schema.makeFilter((code: string) => exponents.has(code), {
    expected: "an ISO 4217 currency code in capitals, such as EUR",
    toJsonSchema: () => [{ pattern: "^[A-Z]{3}$" }, true]
  })
).pipe(Schema.brand("Currency"))
export type Currency = typeof Currency.Type

/** Whether a text is the code of a currency, capitals and all. */
export const isCurrency = (code: string): code is Currency => exponents.has(code)

/** The currency of a code; throws when there is none (for tests and constants). */
export const make = (code: string): Currency => Currency.make(code)

/** All codes, in order. */
export const all: ReadonlyArray<Currency> = [...exponents.keys()].sort() as unknown as ReadonlyArray<Currency>

/** Decimals of the minor unit: JPY 0, EUR 2, KWD 3. */
export const exponent = (currency: Currency): number => exponents.get(currency)!
