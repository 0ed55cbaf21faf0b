import type { Worker } from 'node:worker_threads'
import { Fault } from '../fault.ts'
import { startThread } from '../thread.ts'
import type { Progress } from './progress.ts'
import { jobs, type Jobs, type Tell } from './jobs.ts'
import type { Part, Said } from './worker.ts'

type Asked<K extends keyof Jobs> = Parameters<Jobs[K]>[0]
type Made<K extends keyof Jobs> = Awaited<ReturnType<Jobs[K]>>

/** Up to so many members, or bytes of a packed pool, a job takes less than fifty milliseconds: no thread is started for it. */
const SMALL = { members: 4_000, bytes: 100_000 }
/** Threads at a time, each with the memory of a large pool; a few more jobs wait for one. */
const MOST_THREADS = 2
const MOST_WAITING = 6
const PART = 5_000

interface Running extends Progress { readonly stop: AbortController }
const running = new Map<string, Running>()
let threads = 0
const waiting: (() => void)[] = []

export const progressOf = (matter: string): Progress | null => {
  const found = running.get(matter)
  return found ? { stage: found.stage, share: found.share } : null
}
/** Stops what is being worked out for a draw: its action is refused and leaves everything as it was. */
export const stopWork = (matter: string): void => running.get(matter)?.stop.abort()

/** Work for a draw that can be watched and stopped until it is done. */
export async function watched<T>(matter: string, stage: string, work: (tell: Tell, signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const tell: Tell = (now, share) => void running.set(matter, { stage: now, share, stop })
  tell(stage, 0)
  try {
    const done = await work(tell, stop.signal)
    if (stop.signal.aborted) throw stopped()
    return done
  } finally { running.delete(matter) }
}
const stopped = (): Fault => new Fault('refused', '已经停止，没有作任何改变。需要时请重新办理')

/** Does a job here where it is small, in a thread of its own where it is not. */
export async function done<K extends keyof Jobs>(kind: K, asked: Asked<K>, tell: Tell = () => {}, signal?: AbortSignal): Promise<Made<K>> {
  if (isSmall(asked)) return (jobs[kind] as (asked: Asked<K>, tell: Tell) => Promise<Made<K>>)(asked, tell)
  await turn()
  const worker = startThread({ base: import.meta.url, source: './worker.ts', built: './draw-worker.js' })
  try {
    const answer = answerOf(worker, tell, signal)
    await Promise.race([send(worker, kind, asked), answer])
    return await answer as Made<K>
  } finally {
    await worker.terminate()
    next()
  }
}

/** Resolves when a thread may be started. */
async function turn(): Promise<void> {
  if (threads < MOST_THREADS) { threads++; return }
  if (waiting.length >= MOST_WAITING) throw new Fault('busy', '正在处理其他大名册，请过一分钟再试')
  await new Promise<void>((go) => waiting.push(go))
}
const next = (): void => { const go = waiting.shift(); if (go) go(); else threads-- }

const isSmall = (asked: Asked<keyof Jobs>): boolean => 'pool' in asked
  ? asked.pool.members.length + asked.pool.avoid.length + (asked.pool.officers?.members.length ?? 0) <= SMALL.members : asked.content.length <= SMALL.bytes

/** Long lists go in parts, with everybody else's turn in between. */
async function send(worker: Worker, job: keyof Jobs, asked: Asked<keyof Jobs>): Promise<void> {
  const post = (part: Part): void => worker.postMessage(part, [])
  if (!('pool' in asked)) post({ job, asked })
  else {
    post({ job, asked: { ...asked, pool: { ...asked.pool, members: [], avoid: [] } } })
    for (const more of ['members', 'avoid'] as const) for (let at = 0; at < asked.pool[more].length; at += PART) {
      post({ more, list: asked.pool[more].slice(at, at + PART) })
      await new Promise(setImmediate)
    }
  }
  post({ go: true })
}

function answerOf(worker: Worker, tell: Tell, signal: AbortSignal | undefined): Promise<unknown> {
  const answer = new Promise<unknown>((resolve, reject) => {
    if (signal?.aborted) reject(stopped())
    signal?.addEventListener('abort', () => reject(stopped()), { once: true })
    worker.on('message', (said: Said) => {
      if ('stage' in said) tell(said.stage, said.share)
      else if ('made' in said) resolve(said.made)
      else if ('fault' in said) reject(new Fault(said.fault.kind, said.fault.message))
      else reject(new Error(`work on a pool failed: ${said.broken}`))
    })
    worker.on('error', reject).on('exit', () => reject(new Fault('unavailable', '处理名册的程序中途退出，没有作任何改变，请重新办理；仍然不行的，请联系系统管理员')))
  })
  // Rejected while parts are still being sent, it is heard there.
  answer.catch(() => {})
  return answer
}
