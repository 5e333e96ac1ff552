/** Which column feeds which field? One draft for files of deals, one for files of steps. */
import type { Json, Tools } from "./Draft.ts"
import { amountDraft, askDate, dateDraft, ownerDraft } from "./draftFormats.ts"
import { stagesDraft, statusesDraft } from "./draftStages.ts"
import type { Field } from "./HeaderWords.ts"

/** Columns for a file with a row a deal. Whatever the headers leave open becomes a question. */
export const dealsDraft = (tools: Tools, prefix: string): { [key: string]: Json } => {
  const { ask, cells, pick, questions } = tools
  const columns: { [key: string]: Json } = {}
  const put = (field: Field, column: string | undefined, more: { [key: string]: Json } = {}) => {
    if (column !== undefined) columns[field] = { column, ...more }
  }
  put("externalId", ask("externalId", "the deal's own id"), prefix === "" ? {} : { prefix })
  const title = pick("title", "the title")
  const [product, company] = [pick("product", "the product"), pick("company", "the company")]
  columns["title"] =
    title === undefined
      ? { template: product === undefined ? "{externalId}" : "{product}[ for {company}]" }
      : { column: title }
  const pipeline = pipelineDraft(tools, columns)
  const stage = ask("stage", "the stage")
  put("stage", stage)
  const status = pick("status", "the status")
  put("status", status)
  amountDraft(tools, columns)
  ownerDraft(tools, columns)
  put("source", pick("source", "the source"))
  put("company", company)
  put("contact", pick("contact", "the contact"))
  put("product", product)
  dateDraft(tools, columns, "createdAt", askDate(tools, "createdAt", "the moment of creation"))
  const closing = (["closedAt", "wonAt", "lostAt"] as const).filter((field) => {
    const column = pick(field, `the moment (${field})`)
    dateDraft(tools, columns, field, column)
    return column !== undefined
  })
  put("lossReason", pick("lossReason", "the reason of a loss"))
  const stages =
    stage === undefined ? [] : stagesDraft(cells(stage), pipeline === undefined ? [] : cells(pipeline))
  const hasOutcomes = status !== undefined || stages.some(({ kind }) => kind !== "open")
  if (!hasOutcomes && stage !== undefined) {
    questions.push({
      path: ["stages"],
      column: stage,
      text: "No stage is known to be won or lost: which are? Set the kind of each stage.",
      choices: []
    })
  }
  if (hasOutcomes && closing.length === 0) {
    questions.push({
      path: ["columns", "whenNotClosed"],
      column: null,
      text: "No column says when deals were won or lost. What shall be taken?",
      choices: [
        { label: "the moment of creation", value: { policy: "created" } },
        { label: "the moment of the import", value: { policy: "import-time" } }
      ]
    })
  }
  const statuses = status === undefined ? [] : statusesDraft(tools, status)
  return {
    columns,
    ...(stages.length === 0 ? {} : { stages }),
    ...(statuses.length === 0 ? {} : { statuses })
  }
}

/** Columns for a file with a row a step. Whatever the headers leave open becomes a question. */
export const historyDraft = (tools: Tools): { [key: string]: Json } => {
  const columns: { [key: string]: Json } = {}
  const put = (field: Field, column: string | undefined) => {
    if (column !== undefined) columns[field] = { column }
  }
  put("externalId", tools.ask("externalId", "the deal"))
  columns["title"] = { template: "{externalId}" }
  pipelineDraft(tools, columns)
  const [from, to] = [tools.pick("fromStage", "the stage left"), tools.ask("toStage", "the stage entered")]
  put("fromStage", from)
  put("toStage", to)
  amountDraft(tools, columns)
  ownerDraft(tools, columns)
  dateDraft(tools, columns, "at", askDate(tools, "at", "the moment of the step"))
  return {
    columns,
    stages: stagesDraft(
      [from, to].flatMap((column) => (column === undefined ? [] : tools.cells(column))),
      []
    )
  }
}

/** The column of the pipeline; a file without one goes where a person says. */
const pipelineDraft = (
  { pick, pipelines, questions }: Tools,
  columns: { [key: string]: Json }
): string | undefined => {
  const column = pick("pipeline", "the pipeline")
  if (column !== undefined) columns["pipeline"] = { column }
  else {
    questions.push({
      path: ["columns", "pipeline", "constant"],
      column: null,
      text: "The file names no pipeline. Into which one do its deals go?",
      choices: pipelines.map((value) => ({ label: value, value }))
    })
  }
  return column
}
