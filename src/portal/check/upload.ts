import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Fault } from '../../kernel/fault.ts'
import { LARGEST_TEXT } from '../../report/check/desk.ts'
import type { Judgements } from '../../report/check/export.ts'
import type { CheckInput } from '../../report/check/jobs.ts'
import { LONGEST_REASON, verdicts, type Judgement, type Verdict } from '../../report/check/words.ts'
import { LARGEST_FILE } from '../../report/checker/read/file.ts'

const MEGABYTE = 1024 * 1024
/** A verdict and a reason for each finding of a very long report. */
const MOST_FIELDS = 6_000

export interface Form { readonly fields: ReadonlyMap<string, string>; readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined }

/**
 * What was typed and chosen, in memory only; nothing is written to disk.
 * @throws Fault `too_large` for more than 2 MB of text or a file of more than 20 MB
 */
export async function readForm(request: FastifyRequest): Promise<Form> {
  if (!request.isMultipart()) throw new Fault('invalid', '请在核查页面上粘贴文字或者选择文件')
  const fields = new Map<string, string>()
  let file: Form['file']
  for await (const part of request.parts({ limits: { fileSize: LARGEST_FILE, fieldSize: LARGEST_TEXT, files: 1, fields: MOST_FIELDS, parts: MOST_FIELDS } })) {
    if (part.type === 'file') file = await fileOf(part)
    else if (part.valueTruncated) throw new Fault('too_large', `文字超过 ${LARGEST_TEXT / MEGABYTE} MB，无法核查。请分成几次粘贴`)
    else fields.set(part.fieldname, String(part.value))
  }
  return { fields, file }
}

async function fileOf(part: MultipartFile): Promise<Form['file']> {
  try {
    const bytes = await part.toBuffer()
    return part.filename && bytes.length > 0 ? { name: part.filename, bytes } : undefined
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error
    throw new Fault('too_large', `文件超过 ${LARGEST_FILE / MEGABYTE} MB，无法读取。请删去图片等内容，或者分成几个文件`)
  }
}

/** The file where one was chosen, else the text that was typed. */
export function inputOf({ fields, file }: Form): CheckInput {
  return file ?? { text: fields.get('text') ?? '' }
}

/** What the reader made of each finding: fields `verdict-0`, `reason-0` and so on. */
export function judgementsOf({ fields }: Form): Judgements {
  const judged = new Map<number, Judgement>()
  for (const [name, verdict] of fields) {
    const [, at] = /^verdict-(\d{1,5})$/.exec(name) ?? []
    if (at !== undefined && Object.hasOwn(verdicts, verdict)) judged.set(Number(at), { verdict: verdict as Verdict, reason: (fields.get(`reason-${at}`) ?? '').trim().slice(0, LONGEST_REASON) })
  }
  return judged
}
