// What does the console say in Russian? The shell so far; the rest is said in English.
import type { Translation } from "../text.ts"

export const ru: Translation = {
  nav: {
    main: "Основное",
    home: "Weir, на рабочий стол",
    dashboard: "Рабочий стол",
    deals: "Сделки",
    import: "Импорт",
    light: "Светлая",
    dark: "Тёмная",
    signOut: "Выйти",
    skip: "К содержанию"
  },
  notFound: { title: "Здесь ничего нет", text: "По этому адресу нет страницы", back: "На рабочий стол" },
  action: {
    dismiss: "Скрыть",
    cancel: "Отмена",
    close: "Закрыть",
    copyLink: "Копировать ссылку",
    copied: "Ссылка скопирована",
    export: "Экспорт",
    loadMore: "Показать ещё",
    back: "Назад"
  },
  value: {
    deals: "{n} сделка | {n} сделки | {n} сделок",
    new: "новое",
    unchanged: "без изменений",
    robot: "Робот",
    nobody: "никто"
  },
  signIn: { title: "Вход в Weir", email: "Эл. почта", password: "Пароль", submit: "Войти" },
  period: {
    label: "Период",
    today: "Сегодня",
    yesterday: "Вчера",
    week: "Неделя",
    month: "Месяц",
    custom: "Период",
    from: "С",
    to: "По",
    apply: "Применить",
    compared: "в сравнении с {window}"
  },
  live: { live: "В эфире", offline: "Соединяюсь", connecting: "Соединяюсь" },
  widget: { now: "сейчас", tryAgain: "Повторить", showAll: "Показать все {n}", more: "ещё {n}" },
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
  }
}
