import { readdirSync, readFileSync } from 'node:fs'

// The kernel counts in hundredths of a second on every Linux we run on.
const TICK_MS = 10

/** CPU time a process and those of its children that have ended have used so far, in milliseconds. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  // utime, stime, and the same of ended children: a backend that the pool lets go takes nothing back.
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS
}
/** The children of a process: the backends of a database server. */
const childrenOf = (parent: number): number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
  try { return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]) === parent } catch { return false }
})
/** CPU of a server and of the database behind it. */
export const totalCpu = (server: number, postmaster: number): number =>
  [server, postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => { try { return sum + cpuOf(pid) } catch { return sum } }, 0)
/** Resident memory of a process in megabytes. */
export const memoryOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

export interface Measured { readonly cpu: number; readonly p50: number; readonly p99: number }

const quantile = (sorted: readonly number[], q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!

/** Runs requests one after another; CPU per request from the processes, wall time per request from here. */
export async function series(cpuNow: () => number, count: number, request: (n: number) => Promise<void>): Promise<Measured> {
  const times: number[] = []
  const before = cpuNow()
  for (let n = 0; n < count; n++) {
    const start = performance.now()
    await request(n)
    times.push(performance.now() - start)
  }
  const cpu = (cpuNow() - before) / count
  times.sort((a, b) => a - b)
  return { cpu, p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}

/** Rounds of both in turn, so that whatever else the machine does meets both; the least CPU of the rounds counts. */
export async function interleaved(rounds: number, ours: () => Promise<Measured>, bare: () => Promise<Measured>): Promise<{ readonly ours: Measured; readonly bare: Measured; readonly ratio: number }> {
  const [a, b]: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < rounds; round++) { a.push(await ours()); b.push(await bare()) }
  const least = (all: readonly Measured[]) => all.reduce((x, y) => y.cpu < x.cpu ? y : x)
  const [mine, theirs] = [least(a), least(b)]
  return { ours: mine, bare: theirs, ratio: mine.cpu / theirs.cpu }
}
