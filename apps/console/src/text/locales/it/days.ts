// What is said in Italian of days and times, and of the past?
import type { Words } from "../../text.ts"
import type { enDays } from "../enDays.ts"

export const days: Words<typeof enDays> = {
  past: {
    badge: "allora",
    quick: "Momenti",
    hourAgo: "Un'ora fa",
    yesterdayEvening: "Ieri sera",
    weekAgo: "Una settimana fa",
    monthEnd: "Fine del mese scorso",
    quarterStart: "Inizio di questo trimestre",
    yearStart: "Inizio di quest'anno",
    day: "Giorno",
    time: "Ora",
    timeHint: "Ore e minuti, come 14:30",
    noTime: "Indica l'ora in ore e minuti, come 14:30",
    future: "{when}: non è ancora arrivato",
    before: "Prima del {when} non si sapeva nulla: lo spazio di lavoro è iniziato allora",
    isNow: "Questo è adesso.",
    dayBack: "Un giorno indietro",
    dayOn: "Un giorno avanti",
    travel: "Giorno mostrato",
    short: "Come si sapeva il {when}",
    asOf: "al {when}",
    choose: "Alla data",
    pickTitle: "Mostra ciò che si sapeva il",
    now: "Torna ad adesso",
    line: "Stai guardando ciò che si sapeva il {when}",
    apply: "Mostra"
  },
  calendar: {
    previousMonth: "Mese precedente",
    nextMonth: "Mese successivo",
    previousYear: "Anno precedente",
    nextYear: "Anno successivo",
    keys: "Le frecce scorrono giorni e settimane, Pag su e Pag giù i mesi, con Maiusc gli anni.",
    open: "{name}: scegli nel calendario",
    pattern: "gg/mm/aaaa",
    missing: "Scegli un giorno",
    notADay: "Non è un giorno. Scrivilo così: {example}",
    shortYear: "Scrivi l'anno per intero, come {example}",
    tooEarly: "Non prima del {day}",
    tooLate: "Non dopo il {day}"
  }
}
