// What is said in Russian of the palette, the list of keys and the counters of what waits?
import type { Words } from "../../text.ts"
import type { enPalette } from "../enPalette.ts"

export const palette: Words<typeof enPalette> = {
  palette: {
    title: "Поиск и команды",
    text: "Наберите несколько букв; стрелки выбирают, Enter выполняет.",
    placeholder: "Найти или выполнить",
    pages: "Страницы",
    people: "Сделки: кто",
    more: "Ещё",
    events: "События",
    goals: "Цели",
    configure: "Настроить рабочий стол",
    kiosk: "Показать на телевизоре",
    keys: "Клавиши",
    nothing: "Ничего не найдено",
    doSearch: "Поиск и команды",
    doFind: "Найти здесь",
    doPeriod: "Выбрать период",
    doEvents: "События",
    doConfigure: "Настроить рабочий стол",
    doNew: "Новая сделка",
    doOpen: "Открыть число или выбранное",
    doClose: "Закрыть и вернуться",
    doMove: "Двигать виджет при настройке",
    doResize: "Менять размер виджета",
    doRemove: "Убрать виджет",
    doKeys: "Этот список"
  },
  attention: {
    title: "Внимание",
    button: "Внимание: {n} дело ждёт вас | Внимание: {n} дела ждут вас | Внимание: {n} дел ждут вас",
    mine: "Требует вашего внимания",
    due: "Срок сегодня или прошёл",
    nothing: "Вас ничего не ждёт",
    scores: "Оценки до {n} за период",
    scored: "Клиент поставил низкую оценку",
    scoredText:
      "{n} оценка до {atMost} за период | {n} оценки до {atMost} за период | {n} оценок до {atMost} за период",
    see: "Открыть"
  }
}
