// Which fields can a file fill, in the order people think of them?
import type { Draft } from "./draft.ts"

export interface FieldRule {
  readonly id: string
  readonly type: "text" | "amount" | "date"
  readonly required?: boolean
  /** Whether one value may stand for every row. */
  readonly constant?: boolean
  /** What the mapping needs beside the column when it is first chosen. */
  readonly defaults?: Draft
}

export const dealFields: ReadonlyArray<FieldRule> = [
  { id: "externalId", type: "text", required: true },
  { id: "title", type: "text", required: true },
  { id: "pipeline", type: "text", constant: true },
  { id: "stage", type: "text", required: true, constant: true },
  { id: "status", type: "text" },
  { id: "amount", type: "amount", defaults: { empty: "no-budget" } },
  { id: "currency", type: "text", constant: true },
  { id: "owner", type: "text", required: true, constant: true },
  { id: "source", type: "text", constant: true },
  { id: "company", type: "text" },
  { id: "contact", type: "text" },
  { id: "product", type: "text", constant: true },
  { id: "createdAt", type: "date", required: true },
  { id: "closedAt", type: "date" },
  { id: "wonAt", type: "date" },
  { id: "lostAt", type: "date" },
  { id: "lossReason", type: "text", constant: true }
]

export const historyFields: ReadonlyArray<FieldRule> = [
  { id: "externalId", type: "text", required: true },
  { id: "title", type: "text" },
  { id: "pipeline", type: "text", constant: true },
  { id: "fromStage", type: "text" },
  { id: "toStage", type: "text", required: true },
  { id: "at", type: "date", required: true },
  { id: "amount", type: "amount", defaults: { empty: "no-budget" } },
  { id: "currency", type: "text", constant: true },
  { id: "owner", type: "text", required: true, constant: true },
  { id: "lossReason", type: "text", constant: true }
]

export const madeKinds = [
  "pipelines",
  "stages",
  "owners",
  "sources",
  "companies",
  "contacts",
  "products",
  "lossReasons"
] as const
