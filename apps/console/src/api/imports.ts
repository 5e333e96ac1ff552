// Which calls bring a file in, try it out, run it, and take it back?
import { apiUrl, request } from "./client.ts"
import type {
  DryRunFacts,
  ImportFacts,
  ImportPage,
  ImportRowsPage,
  UndoneFacts,
  UploadFacts
} from "./types.ts"

export const uploadFile = (file: File): Promise<UploadFacts> =>
  request<UploadFacts>("POST", "/imports", { query: { fileName: file.name }, file })
export const readImports = (): Promise<ImportPage> =>
  request<ImportPage>("GET", "/imports", { query: { limit: 8 } })
export const readImport = (id: string): Promise<ImportFacts> => request<ImportFacts>("GET", `/imports/${id}`)
export const readImportFile = (id: string): Promise<UploadFacts> =>
  request<UploadFacts>("GET", `/imports/${id}/file`)
export const sendMapping = (id: string, mapping: unknown): Promise<ImportFacts> =>
  request<ImportFacts>("PUT", `/imports/${id}/mapping`, { body: mapping })
export const tryImport = (id: string): Promise<DryRunFacts> =>
  request<DryRunFacts>("POST", `/imports/${id}/dry-run`)
export const runImport = (id: string): Promise<ImportFacts> =>
  request<ImportFacts>("POST", `/imports/${id}/run`)
export const undoImport = (id: string): Promise<UndoneFacts> =>
  request<UndoneFacts>("POST", `/imports/${id}/undo`)
export const readImportRows = (id: string, outcome: string): Promise<ImportRowsPage> =>
  request<ImportRowsPage>("GET", `/imports/${id}/rows`, { query: { outcome, limit: 50 } })
export const resultUrl = (id: string): string => apiUrl(`/imports/${id}/result.csv`)
