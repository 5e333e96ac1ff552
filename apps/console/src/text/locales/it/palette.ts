// What is said in Italian of the palette, the list of keys and the counters of what waits?
import type { Words } from "../../text.ts"
import type { enPalette } from "../enPalette.ts"

export const palette: Words<typeof enPalette> = {
  palette: {
    title: "Ricerca e comandi",
    text: "Scrivi qualche lettera; le frecce scelgono, Invio esegue.",
    placeholder: "Cerca o esegui un comando",
    pages: "Pagine",
    people: "Affari di",
    more: "Altro",
    events: "Eventi",
    goals: "Obiettivi",
    configure: "Configura la dashboard",
    kiosk: "Mostra sul televisore",
    keys: "Scorciatoie da tastiera",
    nothing: "Nulla con questo nome",
    doSearch: "Ricerca e comandi",
    doFind: "Cerca qui",
    doPeriod: "Scegli il periodo",
    doEvents: "Eventi",
    doConfigure: "Configura la dashboard",
    doNew: "Nuovo affare",
    doOpen: "Apri il numero, o ciò che è scelto",
    doClose: "Chiudi e torna indietro",
    doMove: "Sposta un widget mentre configuri",
    doResize: "Ridimensiona un widget",
    doRemove: "Togli un widget",
    doKeys: "Questo elenco"
  },
  attention: {
    title: "Attenzione",
    button: "{n} cosa richiede attenzione | {n} cose richiedono attenzione",
    mine: "Richiede la tua attenzione ora",
    due: "In scadenza o scaduto",
    nothing: "Nulla ti aspetta",
    scores: "Voti fino a {n}, in questo periodo",
    scored: "Un cliente ha dato un voto basso",
    scoredText: "{n} voto fino a {atMost} in questo periodo | {n} voti fino a {atMost} in questo periodo",
    see: "Vedi"
  }
}
