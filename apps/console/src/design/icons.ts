// Which signs does the console draw? One 16 px grid, one stroke; a name to its path.

/** Paths on a 16 x 16 grid, stroked 1.5 px in the text's colour. */
export const icons = {
  alert: "M8 2.4 14.4 13.4H1.6zM8 6.6v3M8 11.4h.01",
  arrowRight: "M2.8 8h10.4M9.2 4l4 4-4 4",
  calendar: "M2.6 3.6h10.8v9.8H2.6zM2.6 6.6h10.8M5.4 2v3M10.6 2v3",
  check: "m3.2 8.4 3.1 3.1 6.5-7",
  chevronDown: "m4.5 6.3 3.5 3.5 3.5-3.5",
  chevronLeft: "M9.7 4.5 6.2 8l3.5 3.5",
  chevronRight: "m6.3 4.5 3.5 3.5-3.5 3.5",
  clock: "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6",
  close: "m4 4 8 8M12 4l-8 8",
  dashboard: "M2.5 2.5H7v6H2.5zM9 2.5h4.5V6H9zM9 8.5h4.5v5H9zM2.5 11H7v2.5H2.5z",
  deals: "M2.5 3h3v10h-3zM6.5 3h3v7h-3zM10.5 3h3v4.5h-3z",
  door: "M9.5 2.5h4v11h-4M2.5 8h7M6.8 5.2 9.6 8l-2.8 2.8",
  download: "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M2.8 13.4h10.4",
  file: "M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2",
  funnel: "M2 3.5h12L9.5 8.8v4.4l-3-1.4v-3z",
  image: "M2.4 3h11.2v10H2.4zM2.4 11l3.2-3.2 2.6 2.6 2-2 3.4 3.4M10.4 6h.01",
  gear: "M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v1.6M8 12.6v1.6M1.8 8h1.6M12.6 8h1.6M3.6 3.6l1.1 1.1M11.3 11.3l1.1 1.1M12.4 3.6l-1.1 1.1M4.7 11.3l-1.1 1.1",
  grip: "M4 6h.01M8 6h.01M12 6h.01M4 10h.01M8 10h.01M12 10h.01",
  help: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.2a1.8 1.8 0 1 1 2.4 1.9c-.5.2-.7.5-.7 1M8 11.3h.01",
  inbox: "M2 3.8h12v8.6H2zM2.4 4.4 8 8.8l5.6-4.4",
  link: "M6.6 9.4 9.4 6.6M7.4 4.6l1.4-1.4a3 3 0 0 1 4.2 4.2l-1.4 1.4M8.6 11.4l-1.4 1.4A3 3 0 0 1 3 8.6l1.4-1.4",
  moon: "M13.2 9.6A5.7 5.7 0 0 1 6.4 2.8a5.7 5.7 0 1 0 6.8 6.8z",
  plus: "M8 3.2v9.6M3.2 8h9.6",
  refresh: "M13 8a5 5 0 1 1-1.6-3.7M13 2.2v2.8h-2.8",
  robot: "M3.5 6h9v6.5h-9zM8 3.2V6M6.2 8.8h.01M9.8 8.8h.01M1.8 8.5v2M14.2 8.5v2",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM13.8 13.8l-3-3",
  sliders: "M2 4.5h6M11 4.5h3M9.500 3v3M2 11.500h3M8 11.500h6M6.500 10v3",
  sun: "M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.6v1.4M8 13v1.4M1.6 8H3M13 8h1.4M3.5 3.5l1 1M11.5 11.5l1 1M12.5 3.5l-1 1M4.5 11.5l-1 1",
  table: "M2.5 3.2h11v9.6h-11zM2.5 6.4h11M2.5 9.6h11M6.5 6.4v6.4",
  trash: "M3 4.500h10M6 4.500v-2h4v2M4.500 4.500l.6 9h5.800l.6-9M6.800 7v4M9.200 7v4",
  undo: "M5.6 3 2.8 5.8l2.8 2.8M3 5.8h6.4a3.6 3.6 0 0 1 0 7.2H6",
  upload: "M8 10.5V3M4.8 5.8 8 2.6l3.2 3.2M2.8 13.4h10.4"
} as const

export type IconName = keyof typeof icons
