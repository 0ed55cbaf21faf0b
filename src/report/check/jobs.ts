import { parentPort } from 'node:worker_threads'
import { Fault, type FaultKind } from '../../kernel/fault.ts'
import { check, type CheckResult } from '../checker/check.ts'
import { readReport } from '../checker/read/file.ts'
import { plainLines } from '../checker/read/text.ts'
import { unwrapped } from '../checker/read/wrapped.ts'

export type CheckInput = { readonly text: string } | { readonly name: string; readonly bytes: Uint8Array }
export interface Checked extends CheckResult { readonly text: string }
/** A report, the longest text allowed, and what is wanted of it besides. */
export interface Job<Wanted> { readonly input: CheckInput; readonly longest: number; readonly wanted: Wanted }
export type Answer<Made> = { readonly made: Made } | { readonly fault: { readonly kind: FaultKind; readonly message: string } } | { readonly broken: string }

/** The thread's side of a desk: reads, checks, and makes of the result what was wanted; its desk sends nothing else. */
export function serveJobs(make: (checked: Checked, wanted: never) => unknown): void {
  const port = parentPort!
  port.on('message', (job: Job<never>) => void answer(job, make).then((message) => port.postMessage(message, [])))
}

async function answer({ input, longest, wanted }: Job<never>, make: (checked: Checked, wanted: never) => unknown): Promise<Answer<unknown>> {
  try {
    const text = 'text' in input ? unwrapped(plainLines(input.text)) : await readReport(input.name, input.bytes)
    if (text.trim() === '') throw new Fault('invalid', '没有文字可以核查。请粘贴报告全文，或者选择文件')
    if (Buffer.byteLength(text) > longest) throw new Fault('too_large', `文字超过 ${longest / 1024 / 1024} MB，无法核查。请分成几个文件`)
    return { made: await make({ text, ...check(text) }, wanted) }
  } catch (error) {
    // Of anything unforeseen only the place in the program leaves: a message may quote the text.
    return error instanceof Fault ? { fault: { kind: error.kind, message: error.message } } : { broken: placesOf(error) }
  }
}

const placesOf = (error: unknown): string => `${(error as Error).name}\n${((error as Error).stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n')}`
