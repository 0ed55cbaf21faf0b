/**
 * How well the checker reads a folder of annotated reports (texts/, figures.json, relations.json): figures by place
 * and value, relations, findings. Run: node --import tsx src/report/checker/evaluate.ts [folder] [--misses]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { check, type CheckedFigure, type Finding, type Relation } from './check.ts'

interface ExpectedFigure { readonly id: string; readonly file: string; readonly context: string; readonly value: number; readonly form: CheckedFigure['form'] }
interface ExpectedRelation { readonly id: string; readonly kind: string; readonly terms: readonly string[]; readonly formula: string }
interface Tally { expected: number; hit: number; found: number; right: number }

export interface Evaluation {
  /** Arabic and Chinese numbers, and claims in words. */
  readonly numbers: Tally
  readonly words: Tally
  readonly relations: { readonly expected: number; readonly hit: number }
  readonly findings: readonly (Finding & { readonly file: string })[]
  /** What was missed or found without being expected, one line each. */
  readonly misses: readonly string[]
}

/** Evaluates the reports of a folder. The folder is only read. */
export function evaluate(folder: string): Evaluation {
  const figures = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as ExpectedFigure[]
  const relations = JSON.parse(readFileSync(join(folder, 'relations.json'), 'utf8')) as ExpectedRelation[]
  const total = { numbers: emptyTally(), words: emptyTally() }
  const findings: (Finding & { file: string })[] = []
  const misses: string[] = []
  let hit = 0
  for (const file of readdirSync(join(folder, 'texts')).toSorted()) {
    const text = readFileSync(join(folder, 'texts', file), 'utf8')
    const result = check(text)
    const expected = figures.filter((figure) => figure.file === file)
    const places = compareFigures(text, expected, result.figures, total, misses)
    const own = new Set(expected.map(({ id }) => id))
    for (const relation of relations.filter(({ terms }) => own.has(terms[0] ?? ''))) {
      if (isFound(relation, places, result.relations)) hit++
      else misses.push(`关系未找到 ${relation.id} ${relation.formula}`)
    }
    findings.push(...result.findings.map((finding) => ({ ...finding, file })))
  }
  return { ...total, relations: { expected: relations.length, hit }, findings, misses }
}

const emptyTally = (): Tally => ({ expected: 0, hit: 0, found: 0, right: 0 })

/** Matches by place (inside the expected context) and value; returns our id for each expected one. */
function compareFigures(text: string, expected: readonly ExpectedFigure[], found: readonly CheckedFigure[], total: { numbers: Tally; words: Tally }, misses: string[]): Map<string, string> {
  const places = new Map<string, string>()
  const right = new Set<string>()
  const tallyOf = (form: CheckedFigure['form']): Tally => (form === 'word' ? total.words : total.numbers)
  for (const figure of expected) {
    const from = text.indexOf(figure.context)
    const matches = found.filter(({ start, end, value, form }) => start >= from && end <= from + figure.context.length && value === figure.value && (form === 'word') === (figure.form === 'word'))
    const match = matches.find(({ id }) => !right.has(id)) ?? matches[0]
    tallyOf(figure.form).expected++
    if (!match) {
      misses.push(`数据未找到 ${figure.id} ${figure.value} ${figure.context}`)
      continue
    }
    tallyOf(figure.form).hit++
    right.add(match.id)
    places.set(figure.id, match.id)
  }
  for (const figure of found) {
    tallyOf(figure.form).found++
    if (right.has(figure.id)) tallyOf(figure.form).right++
    else misses.push(`数据多出 ${figure.value}${figure.unit} ${text.slice(Math.max(0, figure.start - 16), figure.end + 10).replaceAll('\n', ' ')}`)
  }
  return places
}

/** Found if one of ours ties the same figures, with at most one more. */
function isFound(relation: ExpectedRelation, places: ReadonlyMap<string, string>, ours: readonly Relation[]): boolean {
  const ids = new Set(relation.terms.map((id) => places.get(id) ?? id))
  return ours.some(({ figures }) => figures.length >= ids.size && figures.length <= ids.size + 1 && [...ids].every((id) => figures.includes(id)))
}

const percent = (part: number, whole: number): string => `${part}/${whole} = ${((part / whole) * 100).toFixed(2)}%`

function main(): void {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '../shared/seeds'
  if (!existsSync(join(folder, 'figures.json'))) {
    console.log(`没有找到 ${folder}/figures.json,未作评测。`)
    return
  }
  const { numbers, words, relations, findings, misses } = evaluate(folder)
  if (process.argv.includes('--misses')) for (const miss of misses) console.log(miss)
  for (const { file, severity, message, arithmetic, fits } of findings) console.log(`${file}\t${severity}\t${message}\t${arithmetic}\t${fits ?? ''}`)
  console.log(`数字：查全 ${percent(numbers.hit, numbers.expected)}，查准 ${percent(numbers.right, numbers.found)}`)
  console.log(`字词：查全 ${percent(words.hit, words.expected)}，查准 ${percent(words.right, words.found)}`)
  console.log(`关系：${percent(relations.hit, relations.expected)}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
