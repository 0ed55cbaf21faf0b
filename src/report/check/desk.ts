import type { Worker } from 'node:worker_threads'
import { Fault } from '../../kernel/fault.ts'
import { startThread, type Program } from '../../kernel/thread.ts'
import type { Answer, Checked, CheckInput, Job } from './jobs.ts'

/** Where reports are checked: one at a time, the others wait. Nothing is kept of what was checked. */
export interface CheckDesk<Wanted, Made> {
  /** @throws Fault `invalid`, `too_large`, or `busy` when too many wait */
  readonly check: (input: CheckInput, wanted: Wanted) => Promise<Made>
  /** Starts the thread, so that the first report does not wait for it. */
  readonly prepare: () => void
  readonly close: () => Promise<void>
}

/** Longest text in bytes of UTF-8: some 700,000 characters, a hundred reports. */
export const LARGEST_TEXT = 2 * 1024 * 1024
const MOST_WAITING = 16
const PATIENCE_MS = 60_000
const MEMORY_MB = 768
const PLAIN: Program = { base: import.meta.url, source: './worker.ts', built: './check-worker.js' }

interface Waiting<Wanted, Made> { readonly job: Job<Wanted>; readonly done: (answer: Answer<Made>) => void; readonly fail: (error: unknown) => void }
interface Limits { readonly longest?: number; readonly patience?: number }

/** A desk that gives back the check itself. */
export const openCheckDesk = (limits: Limits = {}): CheckDesk<null, Checked> => openDesk<null, Checked>(PLAIN, limits)

/** Opens a desk; its thread starts with the first report and is replaced when one is too much for it. */
export function openDesk<Wanted, Made>(program: Program, { longest = LARGEST_TEXT, patience = PATIENCE_MS }: Limits = {}): CheckDesk<Wanted, Made> {
  const queue: Waiting<Wanted, Made>[] = []
  let worker: Worker | undefined
  let busy = false

  function thread(): Worker {
    if (worker) return worker
    const started = startThread(program, { maxOldGenerationSizeMb: MEMORY_MB })
    // One that ended by itself is not asked again.
    started.once('exit', () => { if (worker === started) worker = undefined })
    return worker = started
  }

  async function run(): Promise<void> {
    if (busy) return
    busy = true
    for (let next = queue.shift(); next; next = queue.shift()) {
      try { next.done(await once<Wanted, Made>(thread(), next.job, patience)) } catch (error) {
        // What the thread was at when it gave up is unknown: a new one is started for the next.
        void worker?.terminate()
        worker = undefined
        next.fail(error)
      }
    }
    busy = false
  }
  return {
    check: async (input, wanted) => {
      if (queue.length >= MOST_WAITING) throw new Fault('busy', '正在核查的报告较多，请过一分钟再试')
      const answer = await new Promise<Answer<Made>>((done, fail) => { queue.push({ job: { input, longest, wanted }, done, fail }); void run() })
      if ('made' in answer) return answer.made
      if ('fault' in answer) throw new Fault(answer.fault.kind, answer.fault.message)
      throw Object.assign(new Error('a report could not be checked'), { stack: answer.broken })
    },
    prepare: () => void thread(),
    close: async () => { await worker?.terminate(); worker = undefined },
  }
}

/** One job. A thread that ends, runs out of memory or takes too long fails it. */
function once<Wanted, Made>(worker: Worker, job: Job<Wanted>, patience: number): Promise<Answer<Made>> {
  return new Promise((resolve, reject) => {
    const tooMuch = () => end(() => reject(new Fault('too_large', '文件过于复杂，未能在限定的时间和内存内读完。请删去图片等内容，或者粘贴文字核查')))
    const timer = setTimeout(tooMuch, patience)
    const end = (settle: () => void) => { clearTimeout(timer); worker.off('message', answered).off('error', failed).off('exit', tooMuch); settle() }
    const answered = (answer: Answer<Made>) => end(() => resolve(answer))
    const failed = (error: Error & { code?: string }) => error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : end(() => reject(error))
    worker.on('message', answered).on('error', failed).on('exit', tooMuch)
    worker.postMessage(job, [])
  })
}
