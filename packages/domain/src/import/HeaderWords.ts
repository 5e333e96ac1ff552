/** Which header means which field? What the products call their columns, in the languages met so far. */
import { folded } from "../catalogue/Catalogue.ts"

/** The fields a column may feed. */
export type Field =
  | "externalId"
  | "title"
  | "pipeline"
  | "stage"
  | "status"
  | "amount"
  | "currency"
  | "owner"
  | "source"
  | "company"
  | "contact"
  | "product"
  | "createdAt"
  | "closedAt"
  | "wonAt"
  | "lostAt"
  | "lossReason"
  | "fromStage"
  | "toStage"
  | "at"

const listed = (...names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names.flatMap((each) => each.split("; "))

const words: Readonly<Record<Field, ReadonlyArray<string>>> = {
  externalId: listed(
    "id; deal - id; record id; deal id; opportunity_id; opportunity id; lead id; external id",
    "id сделки; номер сделки; id do lead; id offerta; deal; deal_id"
  ),
  title: listed(
    "title; name; deal name; deal title; deal - title; lead title; lead name; название сделки",
    "название; имя сделки; lead título; título do lead; nome do lead; nome offerta; nome dell'offerta",
    "nome affare; opportunity name"
  ),
  pipeline: listed(
    "pipeline; deal - pipeline; воронка; воронка продаж; направление; funil de vendas; funil",
    "pipeline di vendita"
  ),
  stage: listed(
    "stage; deal stage; deal - stage; deal_stage; lead status; pipeline stage; этап сделки; этап",
    "стадия сделки; стадия; статус сделки; etapa do lead; etapa; fase; fase offerta; fase dell'offerta"
  ),
  status: listed("deal - status"),
  amount: listed(
    "amount; value; deal - value; deal value; budget; sale; price; close_value; бюджет; бюджет сделки",
    "сумма; venda; valor; orçamento; importo; valore; total"
  ),
  currency: listed("currency; deal - currency of value; deal - currency; валюта; moeda; valuta"),
  owner: listed(
    "owner; deal owner; deal - owner; responsible; responsible user; responsible person",
    "lead responsible user; sales_agent; sales rep; ответственный; lead usuário responsável",
    "usuário responsável; responsável; responsabile; persona responsabile"
  ),
  source: listed("source; deal - source; lead source; original source; utm_source; источник; fonte; origem"),
  company: listed(
    "company; company name; associated company; organization - name; deal - organization; account",
    "компания; empresa; empresa (contato); azienda"
  ),
  contact: listed(
    "contact; contact name; main contact; primary contact; associated contact; person - name",
    "deal - contact person; основной контакт; контакт; contato principal; contato; contatto"
  ),
  product: listed("product; product name; товар; продукт; produto; prodotto"),
  createdAt: listed(
    "created; created at; create date; created date; date created; creation date; deal - deal created",
    "engage_date; begin date; start date; дата создания; дата создания сделки; дата начала",
    "data criada; data de criação; data inizio; data di inizio; creato il"
  ),
  closedAt: listed(
    "close date; closed at; close_date; closed date; end date; deal - deal closed on; дата закрытия",
    "дата завершения; data de fechamento; data fechada; data di chiusura; data chiusura"
  ),
  wonAt: listed("won time; won at; deal - won time"),
  lostAt: listed("lost time; lost at; deal - lost time"),
  lossReason: listed(
    "lost reason; loss reason; deal - lost reason; closed lost reason; reason for loss; причина отказа",
    "причина проигрыша; motivo de perda; motivo da perda; motivo della perdita"
  ),
  fromStage: listed("from_stage; from stage; from"),
  toStage: listed("to_stage; to stage; to"),
  at: listed("at; moved at; moved_at; changed at; transition time; timestamp")
}

/** Headers that feed a field, in the order of the file. A currency in the header ("Бюджет, руб.") is overlooked here. */
export const columnsFor = (field: Field, headers: ReadonlyArray<string>): ReadonlyArray<string> =>
  headers.filter(
    (header) =>
      words[field].includes(folded(header)) ||
      (field === "amount" && words.amount.includes(folded(header.split(",")[0] ?? "")))
  )

/** The currency a header itself names: "Бюджет, руб." is in roubles. */
export const currencyInHeader = (header: string): string | undefined => {
  const tail = folded(header.split(/[,(]/).at(-1) ?? "").replace(/[).]/g, "")
  return new Map([
    ["руб", "RUB"],
    ["₽", "RUB"],
    ["r$", "BRL"],
    ["€", "EUR"],
    ["eur", "EUR"],
    ["usd", "USD"],
    ["brl", "BRL"],
    ["rub", "RUB"],
    ["£", "GBP"],
    ["gbp", "GBP"]
  ]).get(tail)
}

/** Which product the columns look like: only a name to show, nothing depends on it. */
export const productOf = (headers: ReadonlyArray<string>): string | null => {
  const has = (...names: ReadonlyArray<string>) =>
    names.every((name) => headers.some((header) => folded(header) === name))
  if (has("from_stage", "to_stage")) return "stage history"
  if (has("deal - id") || has("deal - title")) return "Pipedrive"
  if (has("record id", "deal stage")) return "HubSpot"
  if (has("название сделки", "этап сделки")) return "amoCRM"
  if (has("lead título") || has("etapa do lead")) return "Kommo"
  if (has("lead title", "lead status")) return "Kommo"
  if (has("nome offerta", "fase") || has("стадия сделки")) return "Bitrix24"
  if (has("opportunity_id", "deal_stage")) return "Maven CRM Sales Opportunities"
  return null
}
