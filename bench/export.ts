import type { Both } from './product.ts'
import type { Results } from './results.ts'

/** 210 days of the prepared records: about a hundred thousand. */
const [FROM, UNTIL] = ['2023-01-01', '2023-07-29']

/** Reads a stream to its end, counting lines, and looks at the server's memory while it comes. */
async function drained(answer: Response, look: () => void): Promise<number> {
  if (!answer.ok) throw new Error(`${answer.url}: ${await answer.text()}`)
  const decoder = new TextDecoder()
  let lines = 0
  for await (const chunk of answer.body!) { lines += decoder.decode(chunk as Uint8Array, { stream: true }).split('\n').length - 1; look() }
  return lines - 1
}

/** A list as CSV against the same columns streamed from the same rows; complete, and in flat memory. */
export async function measureExport(both: Both, results: Results): Promise<void> {
  const cookie = await both.signIn('bench-head')
  let peak = 0
  const ours = async () => drained(await fetch(`${both.address}/api/inspection/export.csv?opened_on_from=${FROM}&opened_on_until=${UNTIL}&reason=${encodeURIComponent('测量')}`, { headers: { cookie } }),
    () => { peak = Math.max(peak, both.memory()) })
  const bare = async () => drained(await fetch(`${both.bareUrl}/export?from=${FROM}&until=${UNTIL}`), () => {})
  const least = { ours: Infinity, bare: Infinity }
  const rows = { ours: 0, bare: 0 }
  for (let round = 0; round < 2; round++) for (const [side, run] of [['ours', ours], ['bare', bare]] as const) {
    const before = both.cpu[side]()
    rows[side] = await run()
    least[side] = Math.min(least[side], (both.cpu[side]() - before) / 1000)
  }
  if (rows.ours !== rows.bare) throw new Error(`exported ${rows.ours} of ${rows.bare} rows`)
  results.ratio(`导出 ${rows.ours} 行`, least.ours, least.bare, 2, '秒 CPU')
  results.note('导出时内存比空闲时多', peak - both.idleMemory(), 'MB')
}
