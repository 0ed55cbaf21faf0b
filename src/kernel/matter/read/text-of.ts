import { optionsOf, type Field } from '../../field/field.ts'

export interface Names { readonly orgName: (id: string) => string; readonly userName: (id: string) => string }

const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** A value in words, for the journal and for tables that leave the house; empty for an absent one. */
export function textOf(field: Field, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return ''
  const each = (ids: unknown, name: (id: string) => string) => (ids as readonly string[]).map(name).join('、')
  switch (field.kind) {
    case 'flag': return value ? '是' : '否'
    case 'choice': return optionsOf(field)[value as string] ?? value as string
    case 'choices': return each(value, (code) => optionsOf(field)[code] ?? code)
    case 'org': return names.orgName(value as string)
    case 'orgs': return each(value, names.orgName)
    case 'user': return names.userName(value as string)
    case 'users': return each(value, names.userName)
    case 'instant': return minutes.format(value instanceof Date ? value : new Date(value as string))
    default: return `${value as string | number}`
  }
}
