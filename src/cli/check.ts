import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Fault } from '../kernel/fault.ts'
import { check as checkText, type CheckResult, type Finding } from '../report/checker/check.ts'
import { LARGEST_FILE, readReport } from '../report/checker/read/file.ts'

const USAGE = `用法：
  check 文件… [--json]     检查法治政府建设情况报告：找出数据、数据间的关系和相互矛盾之处
       支持 .txt .md .html .docx .pdf；有矛盾时退出状态为 1
`

const SEVERITIES: Readonly<Record<Finding['severity'], string>> = { contradiction: '矛盾', doubt: '存疑', rounding: '尾数', text: '文字', citation: '引用' }

interface Answer { readonly file: string; readonly text: string; readonly result: CheckResult; readonly error?: string }

/**
 * `zhunsheng check FILE… [--json]`: checks reports and prints what it finds; nothing is stored.
 * @returns the exit code: 0 no contradiction, 1 at least one, 2 wrong use or a file that could not be read
 */
export async function check(args: string[]): Promise<number> {
  let parsed
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
  } catch {
    process.stderr.write(`无法识别的参数\n${USAGE}`)
    return 2
  }
  if (parsed.values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  if (parsed.positionals.length === 0) {
    process.stderr.write(`请给出要检查的文件\n${USAGE}`)
    return 2
  }
  const answers: Answer[] = []
  for (const file of parsed.positionals) answers.push(await answer(file))
  await print(parsed.values.json ? json(answers) : `${answers.map(readable).join('\n')}\n`)
  for (const { file, error } of answers) if (error) process.stderr.write(`${file}：${error}\n`)
  if (answers.some(({ error }) => error !== undefined)) return 2
  return answers.some(({ result }) => result.findings.some((finding) => finding.severity === 'contradiction')) ? 1 : 0
}

async function answer(file: string): Promise<Answer> {
  const nothing = { file, text: '', result: { figures: [], relations: [], findings: [] } }
  try {
    if ((await stat(file)).size > LARGEST_FILE) throw new Fault('too_large', `文件超过 ${LARGEST_FILE / 1024 / 1024} MB，无法读取。请分成几个文件。`)
    const text = await readReport(file, await readFile(file))
    return { file, text, result: checkText(text) }
  } catch (error) {
    if (error instanceof Fault) return { ...nothing, error: error.message }
    if ((error as NodeJS.ErrnoException).code !== undefined) return { ...nothing, error: '无法读取文件，请检查路径和权限。' }
    throw error
  }
}

/** The output contract: one array, an object a file, with exactly these keys; a file that could not be read has `error`. */
function json(answers: readonly Answer[]): string {
  const objects = answers.map(({ file, text, result, error }) => ({
    file, text,
    figures: result.figures.map(({ id, start, end, raw, value, unit, qualifier, form, subject }) => ({ id, start, end, raw, value, unit, qualifier, form, subject })),
    relations: result.relations,
    findings: result.findings.map(({ severity, figures, message, arithmetic, fits, sentence }) => ({ severity, figures, message, arithmetic, ...(fits === undefined ? {} : { fits }), sentence })),
    ...(error === undefined ? {} : { error }),
  }))
  return `${JSON.stringify(objects, null, 2)}\n`
}

function readable({ file, result, error }: Answer): string {
  if (error !== undefined) return `${file}\n  未能检查：${error}\n`
  const { figures, relations, findings } = result
  const head = `${file}\n  数据 ${figures.length} 处，关系 ${relations.length} 条，其中不成立 ${relations.filter((relation) => !relation.holds).length} 条；发现问题 ${findings.length} 处\n`
  return head + findings.map((finding, index) => [
    `  ${index + 1}. 【${SEVERITIES[finding.severity]}】${finding.message}`,
    `     原文：${finding.sentence.length > 120 ? `${finding.sentence.slice(0, 120)}…` : finding.sentence}`,
    `     算式：${finding.arithmetic}`,
    ...(finding.fits === undefined ? [] : [`     相符：${finding.fits}`]),
  ].join('\n')).join('\n') + (findings.length > 0 ? '\n' : '')
}

/** Waits until all is written, so that a pipe does not lose the end of a long answer. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()))
}
