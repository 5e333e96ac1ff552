// How far is the import, and what does it know? One file from choosing to the last row.
import { defineStore } from "pinia"
import { computed, ref, shallowRef } from "vue"
import * as api from "../api/imports.ts"
import { ApiError, type FieldProblem } from "../api/problem.ts"
import type { DryRunFacts, ImportFacts, UndoneFacts, UploadFacts } from "../api/types.ts"
import {
  type Draft,
  type Json,
  openQuestions,
  type Path,
  put,
  type Question,
  readSuggestion
} from "./draft.ts"
import type { Preview } from "./previewTable.ts"

export const steps = ["file", "columns", "check", "run", "result"] as const
export type Step = (typeof steps)[number]

const toError = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError(0, "Unknown", String(cause), [], {})

/** Where an import that was left goes on. */
const stepOf = (job: ImportFacts): Step => {
  if (job.state === "running" || job.state === "undoing" || job.state === "failed") return "run"
  return job.state === "finished" || job.state === "undone" ? "result" : "file"
}

/** A mapping that does not fit names its fields, either as problems of the answer or among the facts of the refusal. */
const problemsOf = (error: ApiError): ReadonlyArray<FieldProblem> => {
  const facts = error.facts["problems"]
  return error.fields.length > 0 || !Array.isArray(facts)
    ? error.fields
    : (facts as ReadonlyArray<FieldProblem>)
}

export const useImport = defineStore("importWizard", () => {
  const step = ref<Step>("file")
  const file = shallowRef<File>()
  const upload = shallowRef<UploadFacts>()
  const job = shallowRef<ImportFacts>()
  const draft = shallowRef<Draft>({})
  const questions = shallowRef<ReadonlyArray<Question>>([])
  const product = ref<string | null>(null)
  const origin = ref<"suggested" | "remembered" | "loaded">("suggested")
  const preview = shallowRef<Preview>()
  const problems = shallowRef<ReadonlyArray<FieldProblem>>([])
  const trial = shallowRef<DryRunFacts>()
  const takenBack = shallowRef<UndoneFacts>()
  const failure = shallowRef<ApiError>()
  const busy = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    busy.value = true
    failure.value = undefined
    try {
      await act()
    } catch (cause) {
      failure.value = toError(cause)
    } finally {
      busy.value = false
    }
  }

  const reset = (): void => {
    clearTimeout(timer)
    step.value = "file"
    for (const held of [file, upload, job, preview, trial, failure, takenBack]) held.value = undefined
    draft.value = {}
    questions.value = []
    problems.value = []
  }

  const use = (from: "suggested" | "remembered" | "loaded", json: unknown): boolean => {
    const read = readSuggestion(json)
    if (!read) return false
    draft.value = read.draft
    questions.value = from === "suggested" ? read.questions : []
    product.value = read.product ?? product.value
    origin.value = from
    problems.value = []
    return true
  }

  const begin = (facts: UploadFacts): void => {
    upload.value = facts
    job.value = facts.job
    product.value = null
    use("suggested", facts.suggestion)
    if (facts.job.mapping !== null) use("loaded", facts.job.mapping)
    else if (facts.remembered !== null) use("remembered", facts.remembered)
  }

  const choose = (chosen: File): Promise<void> =>
    attempt(async () => {
      reset()
      busy.value = true
      file.value = chosen
      try {
        begin(await api.uploadFile(chosen))
      } catch (cause) {
        file.value = undefined
        throw cause
      }
    })

  /** Asks again and again while rows are being done. */
  const watchRun = (): void => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const held = job.value
      if (!held) return
      try {
        job.value = await api.readImport(held.id)
        failure.value = undefined
      } catch (cause) {
        failure.value = toError(cause)
      }
      const state = job.value?.state
      if (state === "running" || state === "undoing" || failure.value) watchRun()
      else if (state === "finished" || state === "undone") step.value = "result"
    }, 400)
  }

  const resume = (id: string): Promise<void> =>
    attempt(async () => {
      if (job.value?.id === id) return
      reset()
      busy.value = true
      const found = await api.readImport(id)
      const wanted = stepOf(found)
      if (wanted === "file") begin(await api.readImportFile(id))
      job.value = found
      step.value = wanted
      if (found.state === "running" || found.state === "undoing") watchRun()
    })

  const set = (path: Path, value: Json | undefined): void => {
    draft.value = put(draft.value, path, value)
    const field = path.join(".")
    problems.value = problems.value.filter(
      (problem) => !problem.field.startsWith(field) && !field.startsWith(problem.field)
    )
  }

  const check = (): Promise<void> =>
    attempt(async () => {
      if (!job.value) return
      try {
        job.value = await api.sendMapping(job.value.id, draft.value)
        problems.value = []
      } catch (cause) {
        const error = toError(cause)
        problems.value = problemsOf(error)
        if (problems.value.length > 0) return
        throw error
      }
      trial.value = await api.tryImport(job.value.id)
      step.value = "check"
    })

  const run = (): Promise<void> =>
    attempt(async () => {
      if (!job.value) return
      job.value = await api.runImport(job.value.id)
      step.value = "run"
      watchRun()
    })

  const undo = (): Promise<void> =>
    attempt(async () => {
      if (!job.value) return
      const undone = await api.undoImport(job.value.id)
      job.value = undone.job
      takenBack.value = undone
      if (undone.job.state === "undoing") {
        step.value = "run"
        watchRun()
      }
    })

  const headers = computed(() => preview.value?.headers ?? upload.value?.file.headers ?? [])
  const samples = computed(
    () => preview.value?.rows ?? upload.value?.file.sample.map((row) => row.cells) ?? []
  )
  /** The filled cells of a column among the first rows. */
  const cells = (column: string): ReadonlyArray<string> => {
    const index = headers.value.indexOf(column)
    return index === -1 ? [] : samples.value.flatMap((row) => (row[index]?.trim() ? [row[index].trim()] : []))
  }
  const unanswered = computed(() => openQuestions(draft.value, questions.value))

  return {
    step,
    file,
    upload,
    job,
    draft,
    questions,
    product,
    origin,
    preview,
    problems,
    trial,
    takenBack,
    failure,
    busy,
    headers,
    samples,
    unanswered,
    cells,
    choose,
    use,
    resume,
    reset,
    set,
    check,
    run,
    undo
  }
})
