// What does the console say in Italian? The shell so far; the rest is said in English.
import type { Translation } from "../text.ts"

export const it: Translation = {
  nav: {
    main: "Principale",
    home: "Weir, alla dashboard",
    dashboard: "Dashboard",
    deals: "Affari",
    import: "Importa",
    light: "Chiaro",
    dark: "Scuro",
    signOut: "Esci",
    skip: "Vai alla pagina"
  },
  notFound: {
    title: "Qui non c'è nulla",
    text: "Nessuna pagina a questo indirizzo",
    back: "Torna alla dashboard"
  },
  action: {
    dismiss: "Chiudi",
    cancel: "Annulla",
    close: "Chiudi",
    copyLink: "Copia link",
    copied: "Link copiato",
    export: "Esporta",
    loadMore: "Carica altri",
    back: "Indietro"
  },
  signIn: { title: "Accedi a Weir", email: "E-mail", password: "Password", submit: "Accedi" },
  period: {
    label: "Periodo",
    today: "Oggi",
    yesterday: "Ieri",
    week: "Settimana",
    month: "Mese",
    custom: "Personalizzato",
    from: "Dal",
    to: "Al",
    apply: "Applica",
    compared: "rispetto a {window}"
  },
  live: { live: "In diretta", offline: "Riconnessione", connecting: "Connessione" },
  widget: { now: "adesso", tryAgain: "Riprova", showAll: "Mostra tutti e {n}", more: "+{n} altri" },
  excluded: {
    why: {
      cancelled: "Annullati",
      deleted: "Eliminati o uniti",
      restored: "Ripristinati",
      excepted: "Hanno ciò che agli altri manca",
      wanting: "Manca ciò che gli altri hanno",
      outside: "Fuori dal periodo"
    },
    one: {
      cancelled: "annullato",
      deleted: "eliminato",
      restored: "ripristinato",
      excepted: "ha ciò senza cui si conta",
      wanting: "manca ciò con cui si conta",
      outside: "fuori dal periodo"
    },
    side: {
      before: "prima del periodo",
      after: "dopo il periodo",
      both: "prima e dopo il periodo"
    },
    how: {
      deleted: "eliminato",
      merged: "unito a un'altra trattativa",
      unmerged: "separato da un'altra trattativa",
      restored: "ripristinato",
      reopened: "ripreso",
      movedOn: "passato oltre",
      reassigned: "affidato a un'altra persona",
      rebound: "legato altrove",
      done: "fatto",
      answered: "con risposta, o raccontato in altro ordine",
      closed: "chiuso",
      rescheduled: "la data è stata spostata",
      corrected: "corretto"
    },
    newest: "i {n} più recenti",
    unpriced: "Contati, ma senza cambio: fuori dal valore convertito"
  }
}
