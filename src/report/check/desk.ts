import { Worker } from 'node:worker_threads'
import { Fault, type FaultKind } from '../../kernel/fault.ts'
import type { CheckResult } from '../checker/check.ts'

export type CheckInput = { readonly text: string } | { readonly name: string; readonly bytes: Uint8Array }
export interface Checked extends CheckResult { readonly text: string }
export interface Job { readonly input: CheckInput; readonly longest: number }
export type Answer = { readonly checked: Checked } | { readonly fault: { readonly kind: FaultKind; readonly message: string } } | { readonly broken: string }

/** Where reports are checked: one at a time, the others wait. Nothing is kept of what was checked. */
export interface CheckDesk {
  /** @throws Fault `invalid`, `too_large`, or `busy` when too many wait */
  readonly check: (input: CheckInput) => Promise<Checked>
  readonly close: () => Promise<void>
}

/** Longest text in bytes of UTF-8: some 700,000 characters, a hundred reports. */
export const LARGEST_TEXT = 2 * 1024 * 1024
const MOST_WAITING = 16
const PATIENCE_MS = 60_000
const MEMORY_MB = 768

interface Waiting { readonly job: Job; readonly done: (answer: Answer) => void; readonly fail: (error: unknown) => void }

/** Opens a desk; its thread starts with the first report and is replaced when one is too much for it. */
export function openCheckDesk({ longest = LARGEST_TEXT, patience = PATIENCE_MS }: { readonly longest?: number; readonly patience?: number } = {}): CheckDesk {
  const queue: Waiting[] = []
  let worker: Worker | undefined
  let busy = false

  async function run(): Promise<void> {
    if (busy) return
    busy = true
    for (let next = queue.shift(); next; next = queue.shift()) {
      try { next.done(await once(worker ??= startWorker(), next.job, patience)) } catch (error) {
        // What the thread was at when it gave up is unknown: a new one is started for the next.
        void worker?.terminate()
        worker = undefined
        next.fail(error)
      }
    }
    busy = false
  }
  return {
    check: async (input) => {
      if (queue.length >= MOST_WAITING) throw new Fault('busy', '正在核查的报告较多，请过一分钟再试')
      const answer = await new Promise<Answer>((done, fail) => { queue.push({ job: { input, longest }, done, fail }); void run() })
      if ('checked' in answer) return answer.checked
      if ('fault' in answer) throw new Fault(answer.fault.kind, answer.fault.message)
      throw Object.assign(new Error('a report could not be checked'), { stack: answer.broken })
    },
    close: async () => { await worker?.terminate(); worker = undefined },
  }
}

/** One job. A thread that ends, runs out of memory or takes too long fails it. */
function once(worker: Worker, job: Job, patience: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const tooMuch = () => end(() => reject(new Fault('too_large', '文件过于复杂，未能在限定的时间和内存内读完。请删去图片等内容，或者粘贴文字核查。')))
    const timer = setTimeout(tooMuch, patience)
    const end = (settle: () => void) => { clearTimeout(timer); worker.off('message', answered).off('error', failed).off('exit', tooMuch); settle() }
    const answered = (answer: Answer) => end(() => resolve(answer))
    const failed = (error: Error & { code?: string }) => error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : end(() => reject(error))
    worker.on('message', answered).on('error', failed).on('exit', tooMuch)
    worker.postMessage(job)
  })
}

/** From the sources in development, from its own bundle in production. What libraries print is swallowed: it may quote the text. */
function startWorker(): Worker {
  const options = { stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } }
  const worker = import.meta.url.endsWith('.ts')
    ? new Worker(`import('tsx/esm/api').then(({ tsImport }) => tsImport('./worker.ts', ${JSON.stringify(import.meta.url)}))`, { ...options, eval: true })
    : new Worker(new URL('./check-worker.js', import.meta.url), options)
  worker.stdout.resume()
  worker.stderr.resume()
  worker.unref()
  // Errors between jobs have nobody to tell; the next job finds the thread gone and fails with a message.
  worker.on('error', () => {})
  return worker
}
