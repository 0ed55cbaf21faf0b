import type { Tx } from '../access/scope.ts'
import { ident } from '../matter/tables.ts'
import type { ImportJob } from './job.ts'
import type { CellProblem } from './mapping.ts'

/** A finding about a row as a whole. */
export const aboutRow = (kind: CellProblem['kind'], value: string, reason: string): CellProblem => ({ kind, cell: null, column: null, value, reason })

/** The brackets in which papers put the year of a number, the standard's first (GB/T 9704-2012). */
const BRACKETS = ['〔〕', '[]', '［］', '【】', '（）', '()', '﹝﹞']
const OPENING = new RegExp(`[${BRACKETS.map(([open]) => `\\${open}`).join('')}]`)
const CLOSING = new RegExp(`[${BRACKETS.map(([, close]) => `\\${close}`).join('')}]`)

/** A number as the standard writes it: one kind of bracket, no 第, no blanks. */
const plainNumber = (number: string): string =>
  number.replace(/\s/g, '').replace(OPENING, '〔').replace(CLOSING, '〕').replace(/第(?=\d)/, '')
/** The same number in other brackets. */
const otherSpellings = (number: string): string[] =>
  OPENING.test(number) ? BRACKETS.map(([open, close]) => number.replace(OPENING, open!).replace(CLOSING, close!)).filter((one) => one !== number) : []

/** Numbers of this run, as written and as the standard writes them, with where each stood first. */
export type SeenNumbers = Map<string, { readonly number: string; readonly line: number }>

/**
 * Tells of numbers that the unit has already: each is one matter, whatever file brings it again. What differs in its
 * brackets alone may be the same paper typed anew, which only a person can tell: it comes in, and is told.
 */
export async function repeatedNumbers(tx: Tx, job: ImportJob, seen: SeenNumbers, numbers: readonly string[]): Promise<(number: string, line: number) => CellProblem[]> {
  const wanted = [...new Set(numbers.flatMap((number) => [number, ...otherSpellings(number)]))]
  const { rows } = await tx.query<{ number: string }>(
    `select number from ${ident(job.ledger)} where district = $1 and org_id = $2 and number = any ($3)`, [job.district, job.org_id, wanted])
  const there = new Set(rows.map((row) => row.number))
  // A chunk that is tried again meets its own lines: only an earlier line is a repetition.
  const earlier = (number: string, line: number) => { const one = seen.get(number); return one && one.line < line ? one : undefined }
  return (number, line) => {
    const [same, alike] = [earlier(number, line), earlier(plainNumber(number), line)]
    for (const key of [number, plainNumber(number)]) if (!seen.has(key)) seen.set(key, { number, line })
    if (there.has(number)) return [aboutRow('refused', number, '本单位已有这个文号的案卷，不再导入')]
    if (same?.number === number) return [aboutRow('refused', number, `文件中第 ${same.line} 行已有这个文号，不再导入`)]
    const spelt = otherSpellings(number).find((one) => there.has(one))
    return spelt ? [aboutRow('noted', number, `本单位已有文号“${spelt}”，只有括号写法不同，可能是同一份决定，请核对`)]
      : alike ? [aboutRow('noted', number, `与第 ${alike.line} 行的文号“${alike.number}”只有写法不同，可能是同一份决定，请核对`)] : []
  }
}
