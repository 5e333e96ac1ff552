import { Effect, Result, Stream } from "effect"
import iconv from "iconv-lite"
import { assert, describe, it } from "vitest"
import { TableFiles, type TableOptions, type TableSource } from "@weir/application/ports/TableFiles"
import { layer } from "./CsvTableFiles.ts"
import { bytesSource } from "./FileSource.ts"

const read = (source: TableSource, options?: TableOptions) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const files = yield* TableFiles
      const file = yield* files.inspect(source, options)
      const rows = yield* Stream.runCollect(files.rows(source, file, options))
      return { file, rows }
    }).pipe(Effect.provide(layer), Effect.result)
  )

const readable = async (content: Uint8Array | string, options?: TableOptions) => {
  const result = await read(bytesSource("deals.csv", content), options)
  assert(Result.isSuccess(result), Result.isFailure(result) ? result.failure.message : "")
  return result.success
}

const refused = async (content: Uint8Array | string, options?: TableOptions) => {
  const result = await read(bytesSource("deals.csv", content), options)
  assert(Result.isFailure(result), "the file was read")
  return result.failure
}

describe("encodings", () => {
  const russian = "Сделка;Этап\r\nКофе для офиса;Переговоры\r\nПоставка №2 «Ким»;Успешно реализовано\r\n"
  for (const encoding of ["windows-1251", "koi8-r", "cp866", "iso-8859-5", "utf-8", "utf-16le", "utf-16be"]) {
    it(`Russian text in ${encoding} is recognised and reads right`, async () => {
      const text =
        encoding === "cp866" || encoding === "iso-8859-5"
          ? russian.replace("«Ким»", "Ким")
          : encoding === "koi8-r"
            ? russian.replace("№2 «Ким»", "Ким")
            : russian
      const { file, rows } = await readable(new Uint8Array(iconv.encode(text, encoding)))
      assert.strictEqual(file.encoding.value, encoding)
      assert.strictEqual(rows[0]?.cells[1], "Переговоры")
    })
  }

  it("Portuguese in windows-1252 is told from windows-1251", async () => {
    const { file, rows } = await readable(
      new Uint8Array(iconv.encode("título,etapa\nação,Negociação\nJoão,Não é\n", "windows-1252"))
    )
    assert.strictEqual(file.encoding.value, "windows-1252")
    assert.strictEqual(rows[0]?.cells[1], "Negociação")
  })

  it("letters beyond ASCII that only come late in a long file still decide", async () => {
    const text = `name,stage\n${"plain,New\n".repeat(40_000)}Анна Орлова,Новая\n`
    const { file, rows } = await readable(new Uint8Array(iconv.encode(text, "windows-1251")))
    assert.strictEqual(file.encoding.value, "windows-1251")
    assert.strictEqual(rows.at(-1)?.cells[0], "Анна Орлова")
  })

  it("a person's word on the encoding wins, and an unknown name is refused", async () => {
    const { rows } = await readable(new Uint8Array(iconv.encode("a,b\nПривет,1\n", "cp866")), {
      encoding: "cp866"
    })
    assert.strictEqual(rows[0]?.cells[0], "Привет")
    assert.strictEqual((await refused("a,b\n1,2\n", { encoding: "klingon" })).reason, "unknown-encoding")
  })

  it("bytes that are not in the chosen encoding are refused with the row", async () => {
    const error = await refused(
      Buffer.concat([Buffer.from("a,b\n1,2\n"), Buffer.from([0xff, 0xfe, 0x2c]), Buffer.from("x\n")]),
      { encoding: "utf-8" }
    )
    assert.strictEqual(error.reason, "wrong-encoding")
  })
})

describe("separators", () => {
  for (const delimiter of [",", ";", "\t", "|"]) {
    it(`${JSON.stringify(delimiter)} is found even when cells quote the others`, async () => {
      const { file, rows } = await readable(
        [
          ["a", "b", "c"],
          ['"x,;|\ty"', "2", "3"],
          ['"p ""q"""', "", "6"]
        ]
          .map((row) => row.join(delimiter))
          .join("\n")
      )
      assert.strictEqual(file.delimiter.value, delimiter)
      assert.deepStrictEqual(
        rows.map(({ cells }) => cells),
        [
          ["x,;|\ty", "2", "3"],
          ['p "q"', "", "6"]
        ]
      )
    })
  }

  it("the sep= line of Excel is obeyed and counted as a row", async () => {
    const { file, rows } = await readable("sep=|\r\na|b;c\r\n1|2;3\r\n")
    assert.deepStrictEqual(file.headers, ["a", "b;c"])
    assert.strictEqual(file.headerRow, 2)
    assert.deepStrictEqual(
      rows.map(({ row }) => row),
      [3]
    )
  })

  it("a separator that could be any of two is not certain", async () => {
    const { file } = await readable("a,b;c\n1,2;3\n")
    assert.isFalse(file.delimiter.certain)
  })
})

describe("rows", () => {
  it("carry the number a spreadsheet shows and the line they start on", async () => {
    const { file, rows } = await readable('id,note\n1,"two\nlines"\n\n2,x\n,\n3,y')
    assert.deepStrictEqual(
      rows.map(({ line, row }) => [row, line]),
      [
        [2, 2],
        [4, 5],
        [6, 7]
      ]
    )
    assert.strictEqual(file.rows, 3)
    assert.isNull(file.cutAt)
  })

  it("headers named like parts of JavaScript are plain columns", async () => {
    const { file, rows } = await readable("__proto__,constructor,,constructor,toString\n1,2,3,4,5\n")
    assert.deepStrictEqual(file.headers, [
      "__proto__",
      "constructor (1)",
      "Column 3",
      "constructor (2)",
      "toString"
    ])
    assert.deepStrictEqual(rows[0]?.cells, ["1", "2", "3", "4", "5"])
    assert.isUndefined(({} as Record<string, unknown>)["1"])
  })

  it("a quotation mark that is never closed is refused with its row", async () => {
    const error = await refused('a,b\n1,2\n3,"cut here\n5,6\n')
    assert.strictEqual(error.reason, "quote-not-closed")
    assert.strictEqual(error.row, 3)
  })

  it("a quotation mark left open at the start of a long file is refused without reading on", async () => {
    const error = await refused(`a,b\n1,"open\n${"3,4\n".repeat(600_000)}`)
    assert.strictEqual(error.reason, "row-too-long")
    assert.strictEqual(error.row, 2)
  })

  it("a file cut in the middle of a row says where", async () => {
    const { file } = await readable("a,b,c\n1,2,3\n4,5")
    assert.strictEqual(file.cutAt, 3)
    assert.deepStrictEqual(file.uneven, [{ row: 3, cells: 2 }])
  })
})

describe("refusals", () => {
  it("an XLSX workbook is named as such", async () => {
    const error = await refused(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0]))
    assert.strictEqual(error.reason, "binary")
    assert.include(error.detail, "save the sheet as CSV")
  })
  it("zero bytes are no table", async () => {
    assert.strictEqual((await refused(new Uint8Array([97, 44, 98, 10, 0, 0, 0, 1, 2, 3]))).reason, "binary")
  })
  it("an empty file, and one of white space", async () => {
    assert.strictEqual((await refused("")).reason, "empty")
    assert.strictEqual((await refused(" \n\n")).reason, "empty")
  })
  it("more bytes or rows than allowed", async () => {
    assert.strictEqual((await refused("a,b\n1,2\n", { maxBytes: 5 })).reason, "too-large")
    assert.strictEqual((await refused("a,b\n1,2\n3,4\n", { maxRows: 1 })).reason, "too-many-rows")
  })
  it("a file that is not there", async () => {
    const { fileSource } = await import("./FileSource.ts")
    const result = await read(fileSource("./no-such-file.csv"))
    assert(Result.isFailure(result))
    assert.strictEqual(result.failure.reason, "not-found")
  })
})
