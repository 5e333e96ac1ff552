// Which mapping do tests import small files with? One that makes owners, expects the stages, and takes its columns from the test.

/** Rows of one currency whose stages are `Offer` and `Won`. */
export const smallMapping = (columns: Readonly<Record<string, unknown>>) => ({
  weir: "mapping",
  version: 1,
  name: "Deals",
  create: {
    pipelines: "error",
    stages: "error",
    owners: "create",
    sources: "error",
    companies: "error",
    contacts: "error",
    products: "error",
    lossReasons: "error"
  },
  kind: "deals",
  stages: [
    { text: "Offer", stage: "Offer", kind: "open" },
    { text: "Won", stage: "Won", kind: "won" }
  ],
  columns: {
    externalId: { column: "id" },
    stage: { column: "stage" },
    currency: { constant: "EUR" },
    owner: { column: "owner" },
    ...columns
  }
})
