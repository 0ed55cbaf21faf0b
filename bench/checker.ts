import { check } from '../src/report/checker/check.ts'
import { REPORTS } from '../src/report/checker/samples/reports.ts'
import { unmark } from '../src/report/checker/samples/marked.ts'

export interface Measured { readonly characters: number; readonly milliseconds: number }

/** Repeats the sample reports up to a length; numbers stay as they are, so that equal quantities recur. */
function textOf(length: number): string {
  const once = Object.values(REPORTS).map((report) => unmark(report).text).join('\n')
  return once.repeat(Math.ceil(length / once.length)).slice(0, length)
}

function cpuOf(text: string): number {
  const from = process.cpuUsage()
  check(text)
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

/** CPU milliseconds by length; each is the median of several runs after warm-up. */
export function measureChecker(lengths: readonly number[] = [20_000, 200_000, 2_000_000]): Measured[] {
  for (let run = 0; run < 5; run++) check(textOf(20_000))
  return lengths.map((characters) => {
    const text = textOf(characters)
    const runs = Array.from({ length: characters > 500_000 ? 1 : 5 }, () => cpuOf(text)).toSorted((a, b) => a - b)
    return { characters, milliseconds: runs[Math.floor(runs.length / 2)] as number }
  })
}
