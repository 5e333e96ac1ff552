// What is said in Russian of the dashboard and what is opened from it?
import type { Words } from "../../text.ts"
import type { enDashboard } from "../enDashboard.ts"

export const dashboard: Words<typeof enDashboard> = {
  period: {
    label: "Период",
    today: "Сегодня",
    yesterday: "Вчера",
    week: "Неделя",
    month: "Месяц",
    custom: "Свой",
    from: "С",
    to: "По",
    apply: "Применить",
    compared: "в сравнении с {window}",
    wrongOrder: "Период кончается раньше, чем начинается",
    incomplete: "Укажите оба дня"
  },
  live: {
    live: "В эфире",
    offline: "Соединяюсь",
    connecting: "Подключаюсь",
    changed: "Рабочий стол изменился"
  },
  past: {
    asOf: "на {when}",
    choose: "На момент",
    pickTitle: "Показать, что было известно на",
    now: "Вернуться к сейчас",
    line: "Вы видите то, что было известно на {when}",
    apply: "Показать"
  },
  dashboard: {
    untitled: "Рабочий стол",
    configure: "Настроить",
    nothing: "На этом рабочем столе нет виджетов.",
    demo: "Демо-компания",
    pipeline: "Воронка",
    allPipelines: "Все воронки",
    periodPipeline: "Воронка: {name}"
  },
  dynamics: {
    title: "Динамика сделок",
    new: "Новые",
    newDetail: "созданы за период",
    accepted: "{n} из входящих",
    in: "{n} вошло",
    out: "{n} вышло",
    won: "Выиграно",
    wonDeals: "{n} сделка выиграна | {n} сделки выиграны | {n} сделок выиграно",
    successRate: "Доля успеха",
    ofClosed: "{won} из {closed}",
    lost: "проиграно",
    lostAll: "проиграно всего",
    incoming: "Входящие: ждут {waiting} · приняты {accepted} · отклонены {declined}",
    booksBalance: "Баланс сходится",
    booksCreated: "{n} создана | {n} созданы | {n} создано",
    booksIn: "{n} из других воронок",
    booksMerged: "{n} объединением",
    booksOut: "{n} в другие воронки",
    booksAre: "{books}: {parts} = {net} по всем этапам",
    booksAreNot: "Баланс не сходится: {parts} — это не {net} по всем этапам",
    summary: "новых {created}, выиграно {won}, проиграно {lost}; из закрытых выиграно {rate}",
    passed:
      "{n} сделка пришла на этап «{stage}» | {n} сделки пришли на этап «{stage}» | {n} сделок пришло на этап «{stage}»",
    scroll: "Этапы воронки, прокручиваются вбок",
    stage: "Этап",
    net: "Итог",
    netMoney: "Итог по бюджету",
    stockDeals: "Сделок сейчас",
    stockMoney: "Бюджет сейчас",
    inColumn: "Вошло",
    outColumn: "Вышло",
    lostColumn: "Проиграно",
    empty: "За этот период сделки не двигались",
    showSpan: "Показать {years}: {n} сделка | Показать {years}: {n} сделки | Показать {years}: {n} сделок",
    showOther: "{name}, {years}: {n} сделка | {name}, {years}: {n} сделки | {name}, {years}: {n} сделок",
    noStages: "В этой воронке нет открытых этапов",
    closedOf: "{rate} из {closed} закрытых"
  },
  won: {
    title: "Выигранные сделки",
    empty: "За этот период сделок не выиграно",
    today: "сегодня"
  },
  sources: {
    title: "Источники сделок",
    newDeals: "новых сделок",
    empty: "За этот период новых сделок нет",
    none: "Без источника",
    otherOf: "Прочие, {n} источник | Прочие, {n} источника | Прочие, {n} источников",
    leads:
      "Лидер — {name}: {share}, его кольцо заполнено на ¾. Другие кольца сравниваются с ним: это не доли.",
    chart: "Новые сделки по источникам, от большего",
    share: "{share} от всех",
    ofLeader: "{share} от лидера",
    source: "Источник",
    count: "Новые сделки",
    shareColumn: "Доля",
    leaderColumn: "От лидера"
  },
  owners: {
    title: "Сделки по ответственным",
    incoming: "входящие",
    off: "отключён",
    empty: "Ни у кого нет активных сделок",
    chart: "Активные сделки по ответственным, от большего",
    person: "Ответственный",
    deals: "Сделки",
    sum: "Сумма",
    wonTitle: "Выиграно по ответственным",
    wonChart: "Выигранные сделки по ответственным на момент выигрыша, от большей суммы"
  },
  excluded: {
    why: {
      cancelled: "Отменены",
      deleted: "Удалены или объединены",
      restored: "Восстановлены",
      excepted: "Есть то, чего нет у других",
      wanting: "Нет того, что есть у других",
      outside: "Вне периода"
    },
    one: {
      cancelled: "отменено",
      deleted: "удалено",
      restored: "восстановлено",
      excepted: "есть то, без чего считают",
      wanting: "нет того, с чем считают",
      outside: "вне периода"
    },
    side: {
      before: "до периода",
      after: "после периода",
      both: "до и после периода"
    },
    how: {
      deleted: "удалено",
      merged: "объединено с другой сделкой",
      unmerged: "отделено от другой сделки",
      restored: "восстановлено",
      reopened: "возобновлено",
      movedOn: "ушло дальше",
      reassigned: "передано другому",
      rebound: "привязано к другому",
      done: "выполнено",
      answered: "есть ответ, или порядок стал другим",
      closed: "закрыто",
      rescheduled: "дата перенесена",
      corrected: "исправлено"
    },
    newest: "последние {n}",
    unpriced: "Учтены, но без курса: не в пересчитанной сумме"
  },
  entries: {
    asOf: "На {when} · запись {seq}. Не меняется, пока открыто.",
    newer: "{n} новее, обновить | {n} новее, обновить | {n} новее, обновить",
    entries: "Записи",
    deals: "Сделки",
    excluded: "Не учтено",
    formula: "Формула",
    time: "Время",
    deal: "Сделка",
    fromTo: "Откуда, куда",
    owner: "Ответственный",
    count: "Сделки",
    amount: "Сумма",
    running: "Нарастающим",
    today: "Сегодня, {day}",
    perDay: "{n} запись | {n} записи | {n} записей",
    notCounted: "Не учтено",
    leftOut:
      "{n} запись подходила и не учтена | {n} записи подходили и не учтены | {n} записей подходило и не учтено",
    noExcluded: "Учтено всё",
    addsUp: "Сходится",
    addsUpText:
      "{n} запись даёт число, которое вы открыли | {n} записи дают число, которое вы открыли | {n} записей дают число, которое вы открыли",
    doesNot: "Не сходится",
    doesNotText:
      "Записи дают {sum}, а открытое число говорит другое. Обновите; если останется так, сообщите администратору.",
    empty: "За этот период ничего нет",
    failed: "Записи не удалось прочитать",
    created: "создана",
    deleted: "удалена",
    restored: "восстановлена",
    budgetChanged: "изменён бюджет",
    ownerChanged: "сменён ответственный",
    sourceChanged: "сменён источник",
    stockAt: "Остаток на {day}",
    netOfMoves: "Итог перемещений",
    edits: "Изменения бюджета на этапе",
    admin: "Перемещено администратором",
    stockNow: "Остаток сейчас",
    stockEnd: "Остаток на {day}",
    runningChart: "Сумма нарастающим итогом по записям"
  }
}
