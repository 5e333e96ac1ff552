// Does the preview read the file as it is told to?
import { assert, describe, it } from "vitest"
import { previewTable, splitRows } from "./previewTable.ts"

describe("the preview of a file", () => {
  it("keeps separators, quotes and line breaks that stand inside quotes", () => {
    assert.deepEqual(splitRows('a,"b,1","say ""hi""\nthere"\r\nc,d,e\n', ",", 9), [
      ["a", "b,1", 'say "hi"\nthere'],
      ["c", "d", "e"]
    ])
  })

  it("reads the encoding it is told", async () => {
    const bytes = new Uint8Array([0xd1, 0xe4, 0xe5, 0xeb, 0xea, 0xe0, 0x3b, 0x31, 0x0a])
    assert.deepEqual((await previewTable(new Blob([bytes]), "windows-1251", ";")).headers, ["Сделка", "1"])
  })

  it("shows the last row also when the file does not end with a line break", async () => {
    assert.deepEqual((await previewTable(new Blob(["a;b\n1;2"]), "utf-8", ";")).rows, [["1", "2"]])
  })
})
