import { optionsOf, type Field } from '../../../kernel/field/field.ts'
import { citationText, type Citation } from '../../../kernel/law/law.ts'
import { extentText, type Extent } from '../../../kernel/law/term.ts'
import type { SettingDef } from '../../../kernel/setting/setting.ts'
import { moneyText } from '../../components/value.tsx'
import { procedures } from '../../registry.ts'

/** Where a value comes from: an article, or a paper by its name and number. */
export const sourceText = (source: Citation | string): string => typeof source === 'string' ? source : citationText(source)

/** A local value in words. */
export function valueText({ kind, unit = '' }: SettingDef, value: unknown): string {
  if (value === null || value === undefined) return '—'
  switch (kind) {
    case 'flag': return value ? '是' : '否'
    case 'money': return `${moneyText(value as string)} 元`
    case 'term': return extentText(value as Extent)
    case 'list': return (value as readonly string[]).join('、') || '无'
    default: return `${value as string | number}${unit}`
  }
}

/** What a key of a setting is called: the choice of the field it differs by. */
export function keyLabel({ by }: SettingDef, key: string): string {
  const field = procedures.map(({ fields }) => (fields as { readonly [name: string]: Field })[by ?? '']).find((one) => one && optionsOf(one)[key])
  return field ? optionsOf(field)[key]! : key
}
/** The choices a setting may differ by. */
export function keysOf({ by }: SettingDef): { readonly [key: string]: string } {
  if (!by) return {}
  return Object.assign({}, ...procedures.map(({ fields }) => { const field = (fields as { readonly [name: string]: Field })[by]; return field ? optionsOf(field) : {} })) as { readonly [key: string]: string }
}
