import { isIsoDate } from '../law/day.ts'
import { checkValue, isId, keptForm } from './check.ts'
import { isList, optionsOf, type Field, type Fields } from './field.ts'

/** What is wrong with one value, in Chinese, and where. */
export interface FieldProblem { readonly field: string; readonly message: string }
export type Parsed = { readonly value: unknown } | { readonly message: string }

const MOST = { text: 500, long_text: 100_000, identifier: 64 } as const
const MONEY = /^(?:0|[1-9]\d{0,15})(?:\.\d{1,2})?$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/
// A text that PostgreSQL would refuse (NUL, half of a surrogate pair) or that hides its meaning from the reader (direction overrides).
// oxlint-disable-next-line no-control-regex
export const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\p{Cs}]/u

/** The empty value of a kind: flags are false and lists empty, all else null. */
export const emptyOf = (field: Field): unknown => field.kind === 'flag' ? false : isList(field) ? [] : null

const isEmpty = (given: unknown) => given === null || given === undefined || given === '' || (typeof given === 'string' && given.trim() === '')

/** Reads one value as it comes from a form, a file or another system. Trims text and makes numbers plain; changes nothing else. */
export function parseValue(field: Field, given: unknown): Parsed {
  if (isEmpty(given)) return { value: emptyOf(field) }
  const wrong = (message: string): Parsed => ({ message })
  const { kind } = field
  switch (kind) {
    case 'text': case 'long_text': case 'identifier': {
      if (typeof given !== 'string') return wrong('应当是文字')
      const value = given.trim()
      if (value.length > MOST[kind]) return wrong(`不得超过 ${MOST[kind]} 字，现有 ${value.length} 字，请精简或作为材料上传`)
      if (UNFIT.test(value)) return wrong('含有无法显示的控制字符，请删除后重新填写')
      const kept = keptForm(field, value)
      const problem = checkValue(field, kept)
      return problem ? wrong(problem) : { value: kept }
    }
    case 'date': return typeof given === 'string' && isIsoDate(given) ? { value: given } : wrong('应当是实有的日期，格式如 2025-03-01')
    case 'instant': return typeof given === 'string' && INSTANT.test(given) && !Number.isNaN(Date.parse(given)) ? { value: new Date(given).toISOString() } : wrong('应当是日期和时刻，格式如 2025-03-01 09:30')
    case 'flag': return typeof given === 'boolean' ? { value: given } : wrong('应当选择是或者否')
    case 'integer': return Number.isSafeInteger(given) && Math.abs(given as number) < 2 ** 31 ? { value: given } : wrong('应当是整数')
    case 'money': {
      const value = String(given)
      if (MONEY.test(value.slice(1)) && value.startsWith('-')) return wrong('不得为负数')
      return MONEY.test(value) ? { value: value.includes('.') ? value.padEnd(value.indexOf('.') + 3, '0') : `${value}.00` } : wrong('应当是以元为单位、至多两位小数的金额，如 1234.50')
    }
    case 'choice': return typeof given === 'string' && Object.hasOwn(optionsOf(field), given) ? { value: given } : wrong(`应当从「${Object.values(optionsOf(field)).join('、')}」中选择`)
    case 'choices': {
      const unknown = Array.isArray(given) ? given.filter((code) => typeof code !== 'string' || !Object.hasOwn(optionsOf(field), code)) : [given]
      return unknown.length === 0 ? { value: [...new Set(given as string[])] } : wrong(`应当从「${Object.values(optionsOf(field)).join('、')}」中选择`)
    }
    case 'org': case 'user': return typeof given === 'string' && isId(given) ? { value: given } : wrong(kind === 'org' ? '请从机构目录中选择' : '请从人员目录中选择')
    case 'orgs': case 'users': {
      if (!Array.isArray(given) || !given.every((id) => typeof id === 'string' && isId(id))) return wrong(kind === 'orgs' ? '请从机构目录中选择' : '请从人员目录中选择')
      return { value: given.length === 0 ? emptyOf(field) : [...new Set(given as string[])] }
    }
  }
}

export interface Demand {
  /** Must be given and not empty. */
  readonly asked: readonly string[]
  /** May be given. */
  readonly offered: readonly string[]
}

/**
 * Reads the fields an action takes. A field that it does not take is a problem, not ignored: what somebody typed is never lost silently.
 * @returns values of the fields given, and every problem found
 */
export function parseFields(fields: Fields, demand: Demand, input: { readonly [field: string]: unknown }, prefix = ''): { readonly values: { readonly [field: string]: unknown }; readonly problems: readonly FieldProblem[] } {
  const values: { [field: string]: unknown } = {}
  const problems: FieldProblem[] = []
  for (const name of Object.keys(input))
    if (!demand.asked.includes(name) && !demand.offered.includes(name)) problems.push({ field: prefix + name, message: `本环节不填写「${fields[name]?.label ?? name}」` })
  for (const name of new Set([...demand.asked, ...demand.offered])) {
    const field = fields[name]!
    const asked = demand.asked.includes(name)
    if (!asked && !Object.hasOwn(input, name)) continue
    const parsed = parseValue(field, input[name])
    if ('message' in parsed) problems.push({ field: prefix + name, message: parsed.message.startsWith(field.label) ? parsed.message : `「${field.label}」${parsed.message}` })
    else if ((asked || field.required) && field.kind !== 'flag' && (parsed.value === null || (Array.isArray(parsed.value) && parsed.value.length === 0)))
      problems.push({ field: prefix + name, message: `请填写「${field.label}」` })
    else values[name] = parsed.value
  }
  return { values, problems }
}
