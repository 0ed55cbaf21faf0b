/** Reads and checks reports in a thread of its own: a heavy text or a broken file holds up nobody else. */
import { parentPort } from 'node:worker_threads'
import { Fault } from '../../kernel/fault.ts'
import { check } from '../checker/check.ts'
import { readReport } from '../checker/read/file.ts'
import { plainLines } from '../checker/read/text.ts'
import type { Answer, Job } from './desk.ts'

parentPort!.on('message', (job: Job) => { void answer(job).then((message) => parentPort!.postMessage(message)) })

async function answer({ input, longest }: Job): Promise<Answer> {
  try {
    const text = 'text' in input ? plainLines(input.text) : await readReport(input.name, input.bytes)
    if (text.trim() === '') throw new Fault('invalid', '没有文字可以核查。请粘贴报告全文，或者选择文件。')
    if (Buffer.byteLength(text) > longest) throw new Fault('too_large', `文字超过 ${longest / 1024 / 1024} MB，无法核查。请分成几个文件。`)
    return { checked: { text, ...check(text) } }
  } catch (error) {
    // Of anything unforeseen only the place in the program leaves: a message may quote the text.
    return error instanceof Fault ? { fault: { kind: error.kind, message: error.message } } : { broken: placesOf(error) }
  }
}

const placesOf = (error: unknown): string => `${(error as Error).name}\n${((error as Error).stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n')}`
