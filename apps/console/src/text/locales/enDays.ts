// What does the console say in English of days and times, and of the past?
export const enDays = {
  past: {
    badge: "then",
    quick: "Places in time",
    hourAgo: "An hour ago",
    yesterdayEvening: "Yesterday evening",
    weekAgo: "A week ago",
    monthEnd: "End of last month",
    quarterStart: "Start of this quarter",
    yearStart: "Start of this year",
    day: "Day",
    time: "Time",
    timeHint: "Hours and minutes, as 14:30",
    noTime: "Give the time as hours and minutes, as 14:30",
    future: "{when} has not come yet",
    before: "Nothing was known before {when}: the workspace began then",
    isNow: "This is now.",
    dayBack: "A day back",
    dayOn: "A day on",
    travel: "Day that is shown",
    short: "As it was known on {when}",
    asOf: "as of {when}",
    choose: "As of",
    pickTitle: "Show what was known at",
    now: "Back to now",
    line: "You are looking at what was known on {when}",
    apply: "Show"
  },
  calendar: {
    previousMonth: "Month before",
    nextMonth: "Month after",
    previousYear: "Year before",
    nextYear: "Year after",
    keys: "Arrows move by days and weeks, Page Up and Page Down by months, with Shift by years.",
    open: "{name}: choose in the calendar",
    pattern: "dd/mm/yyyy",
    missing: "Choose a day",
    notADay: "That is no day. Write it as {example}",
    shortYear: "Write the year in full, as {example}",
    tooEarly: "No earlier than {day}",
    tooLate: "No later than {day}"
  }
}
