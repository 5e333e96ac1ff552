// What is said in Portuguese of days and times, and of the past?
import type { Words } from "../../text.ts"
import type { enDays } from "../enDays.ts"

export const days: Words<typeof enDays> = {
  past: {
    badge: "então",
    quick: "Lugares no tempo",
    hourAgo: "Uma hora atrás",
    yesterdayEvening: "Ontem à noite",
    weekAgo: "Uma semana atrás",
    monthEnd: "Fim do mês passado",
    quarterStart: "Início deste trimestre",
    yearStart: "Início deste ano",
    day: "Dia",
    time: "Hora",
    timeHint: "Horas e minutos, como 14:30",
    noTime: "Informe a hora em horas e minutos, como 14:30",
    future: "{when} ainda não chegou",
    before: "Nada se sabia antes de {when}: o espaço de trabalho começou ali",
    isNow: "Isto é agora.",
    dayBack: "Um dia para trás",
    dayOn: "Um dia para a frente",
    travel: "Dia que se mostra",
    short: "Como se sabia em {when}",
    asOf: "em {when}",
    choose: "Ver em",
    pickTitle: "Mostrar o que se sabia em",
    now: "Voltar para agora",
    line: "Você está vendo o que se sabia em {when}",
    apply: "Mostrar"
  },
  calendar: {
    previousMonth: "Mês anterior",
    nextMonth: "Mês seguinte",
    previousYear: "Ano anterior",
    nextYear: "Ano seguinte",
    keys: "As setas andam por dias e semanas, Page Up e Page Down por meses, com Shift por anos.",
    open: "{name}: escolher no calendário",
    pattern: "dd/mm/aaaa",
    missing: "Escolha um dia",
    notADay: "Isso não é um dia. Escreva como {example}",
    shortYear: "Escreva o ano por inteiro, como {example}",
    tooEarly: "Não antes de {day}",
    tooLate: "Não depois de {day}"
  }
}
