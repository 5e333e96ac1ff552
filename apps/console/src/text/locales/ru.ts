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
  widget: { now: "сейчас", tryAgain: "Повторить", showAll: "Показать все {n}", more: "ещё {n}" }
}
