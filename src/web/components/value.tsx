import { optionsOf, type Field } from '../../kernel/field/field.ts'
import { useNames, type Names } from '../api/queries.ts'

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')
/** An amount with separators, exact as written: 12,345.60. */
export const moneyText = (value: string): string => {
  const [whole = '', part] = value.split('.')
  return `${whole.startsWith('-') ? '-' : ''}${grouped(whole.replace('-', ''))}${part && part !== '00' ? `.${part}` : ''}`
}
/** A moment on the clock of China, to the minute. */
export const instantText = (value: string): string =>
  new Date(Date.parse(value) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** A value in words; null when there is none. */
export function textOf(field: Field, value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null
  switch (field.kind) {
    case 'flag': return value ? '是' : '否'
    case 'choice': return optionsOf(field)[value as string] ?? value as string
    case 'choices': return (value as string[]).map((code) => optionsOf(field)[code] ?? code).join('、')
    case 'org': return names.orgName(value as string)
    case 'orgs': return (value as string[]).map(names.orgName).join('、')
    case 'user': return names.userName(value as string)
    case 'users': return (value as string[]).map(names.userName).join('、')
    case 'money': return `${moneyText(String(value as string | number))} 元`
    // Four digits stand together: a year reads as a year.
    case 'integer': return String(value as number).length > 4 ? grouped(String(value as number)) : String(value as number)
    case 'instant': return instantText(value as string)
    default: return value as string
  }
}

/** A value as it stands on a page; «—» where there is none. */
export function Value({ field, value }: { readonly field: Field; readonly value: unknown }) {
  const text = textOf(field, value, useNames())
  if (text === null) return <span className="none" title="未填写">—</span>
  return field.kind === 'long_text' ? <span className="prose">{text}</span> : <>{text}</>
}
export const isNumeric = (field: Field): boolean => field.kind === 'money' || field.kind === 'integer'
