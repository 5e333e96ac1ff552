/** Which laws does a text on the command line mean? */

/** Whether a law is meant: by a part of its name, whatever the case, or by a pattern between slashes. */
export const isMeant = (pattern: string | null, name: string): boolean => {
  if (pattern === null) return true
  const regex = /^\/(.+)\/$/.exec(pattern)?.[1]
  return regex === undefined
    ? name.toLowerCase().includes(pattern.toLowerCase())
    : new RegExp(regex, "iu").test(name)
}
