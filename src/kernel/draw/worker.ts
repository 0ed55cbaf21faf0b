/** Works on large pools in a thread of its own, so that nobody else waits; one thread for one job. */
import { parentPort } from 'node:worker_threads'
import { Fault, type FaultKind } from '../fault.ts'
import { jobs } from './jobs.ts'

/** A job comes in parts, so that sending it holds nobody up either: long lists follow what they belong to. */
export type Part = { readonly job: keyof typeof jobs; readonly asked: unknown } | { readonly more: 'members' | 'avoid'; readonly list: readonly unknown[] } | { readonly go: true }
export type Said = { readonly stage: string; readonly share: number } | { readonly made: unknown } | { readonly fault: { readonly kind: FaultKind; readonly message: string } } | { readonly broken: string }

const port = parentPort!
const say = (said: Said): void => port.postMessage(said, [])
let job: keyof typeof jobs
let asked: { readonly pool?: { readonly [list in 'members' | 'avoid']: unknown[] } }

port.on('message', (part: Part) => {
  if ('job' in part) { job = part.job; asked = part.asked as typeof asked }
  else if ('more' in part) for (const one of part.list) asked.pool![part.more].push(one)
  else void (jobs[job] as (asked: unknown, tell: (stage: string, share: number) => void) => Promise<unknown>)(asked, (stage, share) => say({ stage, share })).then(
    (made) => say({ made }),
    (error: Error) => say(error instanceof Fault ? { fault: { kind: error.kind, message: error.message } } : { broken: error.stack ?? error.message }))
})
