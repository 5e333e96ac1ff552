// What is said in Russian of days and times, and of the past?
import type { Words } from "../../text.ts"
import type { enDays } from "../enDays.ts"

export const days: Words<typeof enDays> = {
  past: {
    badge: "тогда",
    quick: "Моменты",
    hourAgo: "Час назад",
    yesterdayEvening: "Вчера вечером",
    weekAgo: "Неделю назад",
    monthEnd: "Конец прошлого месяца",
    quarterStart: "Начало этого квартала",
    yearStart: "Начало этого года",
    day: "День",
    time: "Время",
    timeHint: "Часы и минуты, например 14:30",
    noTime: "Укажите время часами и минутами, например 14:30",
    future: "{when} — это ещё не наступило",
    before: "До {when} ничего не было известно: тогда началась работа в системе",
    isNow: "Это то, что есть сейчас.",
    dayBack: "На день назад",
    dayOn: "На день вперёд",
    travel: "Показанный день",
    short: "Как было известно на {when}",
    asOf: "на {when}",
    choose: "На момент",
    pickTitle: "Показать, что было известно на",
    now: "Вернуться к сейчас",
    line: "Вы видите то, что было известно на {when}",
    apply: "Показать"
  },
  calendar: {
    previousMonth: "Предыдущий месяц",
    nextMonth: "Следующий месяц",
    previousYear: "Предыдущий год",
    nextYear: "Следующий год",
    keys: "Стрелки ведут по дням и неделям, Page Up и Page Down — по месяцам, с Shift — по годам.",
    open: "{name}: выбрать в календаре",
    pattern: "дд.мм.гггг",
    missing: "Выберите день",
    notADay: "Такого дня нет. Напишите так: {example}",
    shortYear: "Напишите год полностью: {example}",
    tooEarly: "Не раньше {day}",
    tooLate: "Не позже {day}"
  }
}
