/** Which rows stand for a whole file? Its first ones, and others spread evenly over the rest, however long it is. */

const first = 100
const spreadAtMost = 200

/** Takes rows one by one and keeps at most 300 of them, in order: the same ones for the same file. */
export const sampler = <Row>() => {
  const head: Array<Row> = []
  let spread: Array<Row> = []
  let stride = 1
  let seen = 0
  return {
    add: (row: Row): void => {
      if (head.length < first) {
        head.push(row)
        return
      }
      if (seen++ % stride !== 0) return
      spread.push(row)
      if (spread.length <= spreadAtMost) return
      spread = spread.filter((_, index) => index % 2 === 0)
      stride *= 2
    },
    rows: (): ReadonlyArray<Row> => [...head, ...spread]
  }
}
