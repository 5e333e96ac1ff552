// Is an exported file safe to open?
import { assert, describe, it } from "vitest"
import { toCsv } from "./csv.ts"

describe("the exported file", () => {
  it("never holds a formula", () => {
    for (const formula of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "＝1+1"]) {
      const [line = ""] = toCsv([[formula]])
        .slice(1)
        .split("\r\n")
      assert.match(line.replace(/^"/u, ""), /^'/u, formula)
    }
  })

  it("keeps negative numbers numbers", () => {
    assert.strictEqual(toCsv([[-980]]), "\ufeff-980\r\n")
  })

  it("quotes what would break a row", () => {
    assert.strictEqual(toCsv([['Say "hi", then\ngo', "plain"]]), '\ufeff"Say ""hi"", then\ngo",plain\r\n')
  })
})
