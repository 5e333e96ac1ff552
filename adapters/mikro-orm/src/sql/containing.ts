/** How is a part of a text looked for? By `like`, with what `like` takes for more than a letter made plain. */
export const containing = (part: string): string => `%${part.replace(/[\\%_]/g, "\\$&")}%`
