// What is said in Italian on the page of settings?
import type { Words } from "../../text.ts"
import type { enSettings } from "../enSettings.ts"

export const settings: Words<typeof enSettings> = {
  settings: {
    title: "Impostazioni",
    sections: "Sezioni",
    saved: "Salvato",
    notSaved: "Non salvato",
    failed: "Non è stato possibile leggere le impostazioni",
    minutes: "minuti",
    hours: "ore",
    wrongNumber: "Un numero intero da {from} a {to}",
    company: {
      title: "Azienda",
      text: "Scelta all'apertura dello spazio di lavoro. Tutti i numeri del passato si contano con questi dati, perciò restano.",
      name: "Nome",
      nameText: "Dà il titolo a una dashboard che non ne ha uno suo. Non cambia alcun numero.",
      zone: "Fuso orario",
      zoneText: "Tutti i numeri di un periodo: giorni, settimane e mesi iniziano qui a mezzanotte.",
      week: "La settimana inizia di",
      weekText: "Tutti i numeri di una settimana, e quelli della settimana prima.",
      currency: "Valuta",
      currencyText: "Gli obiettivi e tutte le somme in più valute: si convertono in questa."
    },
    counting: {
      title: "Conteggio",
      text: "Che cosa conta per chi, e da quando.",
      counters: "Il lavoro su un affare conta per",
      countersText:
        "I numeri di attenzione, lavoro pianificato e in arrivo: di chi sono quando un'attività, una chiamata o una conversazione riguarda l'affare di altri.",
      record: "Il responsabile dell'affare",
      activity: "Chi ne è responsabile",
      planned: "Un'attività richiede attenzione",
      plannedText: "I numeri di attenzione e di lavoro pianificato: l'attività vi entra con questo anticipo.",
      before: "minuti prima della scadenza",
      presence: "Contare il tempo online",
      presenceText:
        "Il tempo nel sistema, e quanto più o meno di prima. Se è spento, il tempo non si conta, nemmeno dopo."
    },
    schedule: {
      title: "Orario di lavoro",
      text: "Quando c'è qualcuno che risponde.",
      on: "Contare anche solo l'orario di lavoro",
      onText:
        "I tempi di risposta: da ora le risposte si misurano anche senza notti, giorni liberi e altre ore di chiusura. Quelle già misurate restano.",
      days: "Giorni lavorativi",
      opens: "{day}: apertura",
      closes: "{day}: chiusura",
      closed: "chiuso",
      until: "alle",
      wrongTimes: "La chiusura dev'essere dopo l'apertura",
      needsDay: "Almeno un giorno lavorativo; per non averne, spegnere l'orario di lavoro"
    },
    nps: {
      alertAt: "Avvisa dal voto",
      alertAtText:
        "L'NPS: questo voto o uno inferiore si segnala a chi ha servito il cliente e agli amministratori.",
      title: "Voti dei clienti",
      text: "Alla chiusura di una conversazione si può chiedere un voto al cliente.",
      enabled: "Chiedere un voto",
      enabledText: "L'NPS: senza richiesta nessuno risponde. I voti già dati restano.",
      lowest: "Voto più basso",
      lowestText:
        "L'NPS: i voti inferiori non si accettano. Fino a 6 è un detrattore, 9 e 10 sono promotori.",
      hours: "Una risposta vale per",
      hoursText: "L'NPS: le risposte successive non contano."
    },
    rates: {
      title: "Tassi di cambio",
      text: "Quanto vale in {currency} un'unità di una valuta, da un giorno in poi. Le somme in {currency} usano il tasso del giorno; gli eventi già registrati tengono il loro.",
      none: "Ancora nessun tasso: gli importi in altre valute si mostrano a parte e non si sommano.",
      currency: "Valuta",
      worth: "In {currency}",
      from: "Dal",
      earlier: "{n} precedente | {n} precedenti",
      add: "Imposta tasso",
      wrongRate: "Un numero maggiore di zero, come 0,92",
      added: "1 {currency} vale {rate} dal {day}"
    },
    people: {
      title: "Persone",
      text: "Di chi sono i dati che si contano. Chi vede meno dati vede ogni numero fatto solo di quelli.",
      add: "Aggiungi persona",
      addText: "Senza password la persona ha dei dati ma non può accedere.",
      name: "Nome",
      email: "E-mail",
      noEmail: "Non accede",
      password: "Prima password",
      passwordHint: "Almeno {n} caratteri",
      role: "Ruolo",
      roleOf: "Ruolo di {name}",
      admin: "Amministratore",
      manager: "Manager",
      sees: "Vede",
      seesOf: "Di chi sono i dati che {name} vede",
      own: "Solo i propri",
      team: "Quelli dei suoi team",
      all: "Tutti i dati",
      you: "tu",
      yourRole: "Il tuo ruolo lo cambia un altro amministratore",
      adminSees: "Gli amministratori vedono tutti i dati",
      disabled: "Disattivato",
      disable: "Disattiva",
      disableOf: "Disattiva {name}",
      disableTitle: "Disattivare {name}?",
      disableText:
        "Esce subito e non rientra finché non viene riattivata. Quello che ha fatto resta contato come suo.",
      heirText: "È ancora aperto: {what}. Chi lo prende in carico? Da ora conta per questa persona.",
      heir: "Chi prende in carico",
      openDeals: "{n} affare | {n} affari",
      openActivities: "{n} attività | {n} attività",
      openTalks: "{n} conversazione | {n} conversazioni",
      waitingCalls: "{n} chiamata da gestire | {n} chiamate da gestire",
      enable: "Attiva",
      enableOf: "Attiva {name}",
      create: "Aggiungi",
      added: "{name}: aggiunto",
      wasDisabled: "{name}: disattivato",
      wasEnabled: "{name}: di nuovo attivo"
    },
    teams: {
      title: "Team",
      text: "Gli obiettivi di un team contano i suoi membri. I numeri si possono limitare a un team, e chi vede “Quelli dei suoi team” vede ciò che hanno i membri.",
      none: "Ancora nessun team",
      add: "Aggiungi team",
      edit: "Modifica {name}",
      name: "Nome",
      members: "Membri",
      count: "{n} membro | {n} membri",
      nobody: "ancora nessuno",
      save: "Salva",
      dissolve: "Sciogli",
      dissolved: "{name}: team sciolto",
      undo: "Annulla"
    }
  }
}
