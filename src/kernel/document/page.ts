/**
 * Page geometry of GB/T 9704-2012 (chapters 5 and 6), in twips (twentieths of a point).
 * A4; 天头 37 mm, 订口 28 mm; type area 156 × 225 mm, so 26 mm right and 35 mm below; 22 lines of 28 characters.
 */
const twips = (mm: number): number => Math.round(mm * 1440 / 25.4)

export const PAGE = { width: twips(210), height: twips(297), top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) } as const
export const TYPE_WIDTH = PAGE.width - PAGE.left - PAGE.right

/** 28.95 pt: 22 lines fill 225 mm (28.99 pt each) without the rounding that pushes the last one over. Fixed, so no grid is needed. */
export const LINE = 579
/** 3号, the size of everything not said otherwise, in twips. */
export const CHARACTER = 320
/**
 * What is taken off after each character so that 28 of 16 pt (448 pt) fit the 442 pt of a line; justification returns
 * the rest. A character grid in the section would say the same, but programs read it differently: one put 18 in a line.
 */
export const TRACKING = -5
/** 35 mm from the top of the type area to the 发文机关标志 (7.2.4). */
export const ABOVE_MARK = twips(35)
/** The page number stands 7 mm below the type area (7.5). */
export const ABOVE_PAGE_NUMBER = twips(7)

/** Width of a text in characters (em): a Han character or full-width sign is one, anything else half. */
export const ems = (text: string): number =>
  [...text].reduce((width, one) => width + (one.codePointAt(0)! < 0x2000 ? 0.5 : 1), 0)
