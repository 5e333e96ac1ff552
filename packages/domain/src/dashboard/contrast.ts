/** Can text in one colour be read on another (WCAG 2.2, 1.4.3)? */
/** Text of 13 px is readable from this contrast on (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5

/** The contrast of two colours as `#rrggbb`, 1 to 21: (lighter + 0.05) / (darker + 0.05) by relative luminance (WCAG 2.2). */
export const contrast = (a: string, b: string): number => {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
