// What do the palette, the list of keys and the counters of what waits say in English?
export const enPalette = {
  palette: {
    title: "Search and commands",
    text: "Type a few letters; the arrows choose, Enter does it.",
    placeholder: "Search or run a command",
    pages: "Pages",
    people: "Deals of",
    more: "More",
    events: "Events",
    goals: "Goals",
    configure: "Configure the dashboard",
    kiosk: "Show on a television",
    keys: "Keyboard shortcuts",
    nothing: "Nothing is called like this",
    doSearch: "Search and commands",
    doFind: "Find here",
    doPeriod: "Choose the period",
    doEvents: "Events",
    doConfigure: "Configure the dashboard",
    doNew: "New deal",
    doOpen: "Open the number, or what is chosen",
    doClose: "Close, back to where you were",
    doMove: "Move a widget while configuring",
    doResize: "Resize a widget",
    doRemove: "Remove a widget",
    doKeys: "This list"
  },
  attention: {
    title: "Attention",
    button: "{n} thing needs your attention | {n} things need your attention",
    mine: "Needs your attention now",
    due: "Due or overdue",
    nothing: "Nothing waits for you",
    scores: "Scores of {n} or less, this period",
    scored: "A client gave a low score",
    scoredText:
      "{n} score of {atMost} or less in this period | {n} scores of {atMost} or less in this period",
    see: "See"
  }
}
