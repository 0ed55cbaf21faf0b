import type { Both } from './product.ts'
import { series } from './measure.ts'
import type { Results } from './results.ts'

/** A page of another room, as its reader asks for it. */
const pages = [
  ['督查工作台', 'bench-supervisor', '/api/supervision/desk'],
  ['全区数据', 'bench-supervisor', '/api/figures?year=2024'],
  ['各区数据并列（市）', 'bench-city', '/api/figures/districts?year=2024'],
  ['一家企业的全部检查和处罚', 'bench-supervisor', '/api/enterprises/911200000000000042'],
  ['检查计划', 'bench-supervisor', '/api/inspection-planner?year=2024'],
  ['检查计划（普通的区）', 'bench-average', '/api/inspection-planner?year=2024'],
  ['督查工作台（普通的区）', 'bench-average', '/api/supervision/desk'],
] as const

const MOST_MS = 50

/** Time a page takes in the server, one reader at a time; the longest but one in a hundred is told beside. */
export async function measurePages(both: Both, results: Results): Promise<void> {
  for (const [what, who, path] of pages) {
    const cookie = await both.signIn(who)
    const from = performance.now()
    await both.ours(path, cookie)
    // A page that takes seconds is asked a few times only.
    const count = performance.now() - from > 1_000 ? 3 : 100
    for (let n = 0; n < count / 10; n++) await both.ours(path, cookie)
    const { p50, p99 } = await series(both.cpu.ours, count, async () => { await both.ours(path, cookie) })
    results.within(what, p50, MOST_MS, `毫秒，p99 ${p99.toFixed(1)}`)
  }
}
