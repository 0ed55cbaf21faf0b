/** Reads the marks of the sample reports. */

export interface Marked {
  readonly text: string
  readonly numbers: readonly (readonly [start: number, end: number])[]
  readonly claims: readonly (readonly [start: number, end: number])[]
}

/** Takes out ⟦…⟧ and ⟪…⟫ and tells where they stood. */
export function unmark(marked: string): Marked {
  let text = ''
  let open = 0
  const numbers: [number, number][] = []
  const claims: [number, number][] = []
  for (const char of marked) {
    if (char === '⟦' || char === '⟪') open = text.length
    else if (char === '⟧') numbers.push([open, text.length])
    else if (char === '⟫') claims.push([open, text.length])
    else text += char
  }
  return { text, numbers, claims }
}
