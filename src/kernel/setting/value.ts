import { isIsoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import type { Extent } from '../law/term.ts'
import type { SettingDef } from './setting.ts'

const UNITS: readonly Extent['unit'][] = ['working_day', 'calendar_day', 'hour', 'month', 'year']
const END_DAYS = ['roll', 'by_analogy', 'no_roll']

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value)

const isTerm = (value: unknown): boolean => isRecord(value)
  && Number.isInteger(value['length']) && (value['length'] as number) > 0
  && (UNITS as readonly unknown[]).includes(value['unit'])
  && (value['end_day'] === undefined || END_DAYS.includes(value['end_day'] as string))

/** What a local value must look like, by kind of setting; the sentence says what is wanted. */
const forms: { readonly [kind in SettingDef['kind']]: { readonly fits: (value: unknown) => boolean; readonly wanted: string } } = {
  number: { fits: (v) => typeof v === 'number' && Number.isFinite(v) && v >= 0, wanted: '应当是不小于零的数' },
  money: { fits: (v) => typeof v === 'string' && /^(?:0|[1-9]\d{0,15})(?:\.\d{1,2})?$/.test(v), wanted: '应当是以元为单位、至多两位小数的金额，如 5000.00' },
  flag: { fits: (v) => typeof v === 'boolean', wanted: '应当选择是或者否' },
  text: { fits: (v) => typeof v === 'string' && v.trim() !== '' && v.length <= 500, wanted: '应当是不超过 500 字的文字' },
  date: { fits: (v) => typeof v === 'string' && isIsoDate(v), wanted: '应当是实有的日期，如 2025-03-01' },
  term: { fits: isTerm, wanted: '应当写明期限的长度（正整数）和单位（工作日、日、小时、月、年）' },
  list: { fits: (v) => Array.isArray(v) && v.every((item) => typeof item === 'string' && item.trim() !== ''), wanted: '应当是文字的列表' },
}

/** A value somebody wants to enter for a place. */
export interface EnteredValue {
  readonly key?: string
  /** Null: the value of the place above holds again from that day. */
  readonly value: unknown
  readonly valid_from: IsoDate
  readonly source: unknown
}

/** Everything wrong with a value as entered, in Chinese; empty when it may stand. */
export function problemsOf(definition: SettingDef, entered: EnteredValue): { readonly field: string; readonly message: string }[] {
  const form = forms[definition.kind]
  const problems: { field: string; message: string }[] = []
  if (entered.value !== null && !form.fits(entered.value)) problems.push({ field: 'value', message: `「${definition.label}」${form.wanted}` })
  else if (definition.range && entered.value !== null && !within(definition.range, entered.value as number)) problems.push({ field: 'value', message: `「${definition.label}」应当是 ${definition.range[0]} 至 ${definition.range[1]} 的整数` })
  else if (definition.items && entered.value !== null) for (const item of entered.value as readonly string[]) if (!definition.items.fits(item)) problems.push({ field: 'value', message: `「${definition.label}」中的“${item}”${definition.items.wanted}` })
  if (entered.key && !definition.by) problems.push({ field: 'key', message: `「${definition.label}」不分类设定` })
  if (!isIsoDate(entered.valid_from)) problems.push({ field: 'valid_from', message: '请填写起始施行日期，格式如 2025-03-01' })
  if (!isSource(entered.source)) problems.push({ field: 'source', message: '请填写依据：文件名称、文号和条款' })
  return problems
}

const within = ([least, most]: readonly [number, number], value: number): boolean => Number.isInteger(value) && value >= least && value <= most

/** A value without its source is a rumour: a document's words, or a citation. */
const isSource = (source: unknown): boolean => typeof source === 'string' ? source.trim() !== '' : isRecord(source) && typeof source['law'] === 'string' && source['law'] !== ''
