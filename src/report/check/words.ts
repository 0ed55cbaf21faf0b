/** What the checker's results are called on screen and on paper; pure, used by portal, staff application and exports. */
import type { CheckedFigure, Finding, Relation } from '../checker/check.ts'
import { isMoney } from '../checker/units.ts'

type Severity = Finding['severity']

/** The kinds of finding, most certain first, and what each means. */
export const severities: { readonly [severity in Severity]: { readonly label: string; readonly means: string } } = {
  contradiction: { label: '矛盾', means: '文中数据相互矛盾，必有一处有误' },
  doubt: { label: '存疑', means: '口径、范围或者合理性需要核实，不一定有误' },
  rounding: { label: '尾数', means: '取舍尾数造成的差异，一般不必改' },
  text: { label: '文字', means: '日期、单位等文字疑有脱漏' },
  citation: { label: '引用', means: '文件名称、年份疑有误' },
}
export const severityNames = Object.keys(severities) as readonly Severity[]

/** The kinds by which figures are underlined. */
export const figureKinds = { count: '数量', money: '金额', rate: '比率', word: '文字表述' } as const
export type FigureKind = keyof typeof figureKinds

export function kindOf({ form, unit }: Pick<CheckedFigure, 'form' | 'unit'>): FigureKind {
  if (form === 'word') return 'word'
  if (isMoney(unit)) return 'money'
  return unit === '%' || unit === '‰' || unit.endsWith('百分点') || unit === '倍' || unit === '成' ? 'rate' : 'count'
}

export const relationKinds: { readonly [kind in Relation['kind']]: string } = {
  sum: '总数与分项', ratio: '比率', difference: '增减', leq: '部分不超过整体', same: '同一数据', count: '列举数目', change: '前后变化',
}

/** A figure as people say it: 1000余件, 96.25%. */
export function figureText({ raw, unit, qualifier, form }: Pick<CheckedFigure, 'raw' | 'unit' | 'qualifier' | 'form'>): string {
  if (form === 'word') return raw
  const inside = qualifier === '余' || qualifier === '多' ? qualifier : ''
  return raw.endsWith(unit) || raw.startsWith('百分之') ? raw : `${raw}${inside}${unit}`
}

/** What the program understood of a figure, as lines of a label and a text. */
export function understood(figure: CheckedFigure): readonly (readonly [label: string, text: string])[] {
  const { value, unit, qualifier, subject, owner, period } = figure
  const lines: readonly (readonly [string, string])[] = [
    ['数值', `${Number(value.toPrecision(12)).toLocaleString('zh-CN', { maximumFractionDigits: 12 })}${unit}`],
    ['种类', figureKinds[kindOf(figure)]], ['限定词', figure.form === 'word' ? '' : qualifier], ['计什么', subject], ['属于谁', owner], ['时期', period],
  ]
  return lines.filter(([, text]) => text !== '')
}

const SIGNS: readonly (readonly [RegExp, string])[] = [[/<=/g, '≤'], [/ - /g, ' − '], [/\*/g, '×'], [/\//g, '÷'], [/names\([^)]*\)/g, '列举的名称数']]

/** Whether a relation is worth telling: that a smaller number is smaller, or all of a number all of it, says little unless it fails. */
export const isTelling = ({ kind, holds, formula }: Relation): boolean => !holds || (kind !== 'leq' && !/^(f\d+) \/ \1 /.test(formula))

/** Whether it holds, and what comes out where it does not. */
export const outcomeText = ({ kind, holds, recomputed }: Relation): string => holds ? '相符' : `不符，算得${Number(recomputed.toFixed(2))}${kind === 'ratio' || kind === 'change' ? '%' : ''}`

/** A relation's formula with its figures as printed: 113项 + 30项 = 143项. */
export function formulaText({ formula }: Relation, figures: ReadonlyMap<string, CheckedFigure>): string {
  const signed = SIGNS.reduce((text, [sign, print]) => text.replace(sign, print), formula)
  return signed.replace(/\bf\d+\b/g, (id) => { const figure = figures.get(id); return figure ? figureText(figure) : id })
}

/** What a person made of a finding. */
export const verdicts = { confirmed: '确认', dismissed: '不采纳' } as const
export type Verdict = keyof typeof verdicts
export interface Judgement { readonly verdict: Verdict; readonly reason: string }
export const LONGEST_REASON = 500

/** A name for a finding that survives edits elsewhere in the text; holds nothing of the text itself. */
export function findingKey({ severity, message, arithmetic }: Pick<Finding, 'severity' | 'message' | 'arithmetic'>): string {
  const text = `${severity}|${message}|${arithmetic}`
  let [low, high] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b)
  }
  return [low, high].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('').toUpperCase()
}
