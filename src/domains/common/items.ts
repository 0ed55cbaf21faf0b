import type { IsoDate } from '../../kernel/law/law.ts'
import type { Matching } from '../../kernel/procedure/look-up.ts'
import { defineSetting } from '../../kernel/setting/setting.ts'
import { 随机抽查通知 } from './law.ts'

/**
 * 国办发〔2015〕58号 二（一）: what laws, regulations and rules do not provide for may not be inspected; what they do stands in a published
 * list. Whether a matter outside the list is refused or told is the place's choice: its list may still be in the making.
 */
export const itemsBound = defineSetting({
  id: 'inspection_items_bound', label: '检查事项不在公布的事项清单中的，不予办理（否则只作提示）', kind: 'flag', by: 'enforcement_field', fallback: false, source: 随机抽查通知.whole,
})

/** The fields of the list's entries that visits ask for. */
export const ITEM = ['name', 'unit', 'enforcement_field', 'yearly_limit'] as const
export const standsOn = (day: IsoDate) => ({ valid_from, valid_until }: Matching): boolean => (valid_from ?? '') <= day && (valid_until === null || valid_until > day)

/** What a text of matters may name: all of it, since a name may hold a semicolon, or one of several, with a semicolon or a line each. */
export const itemsIn = (matters: string | null): readonly string[] => {
  const whole = (matters ?? '').trim()
  return whole === '' ? [] : [whole, ...several(whole)]
}
const several = (whole: string): readonly string[] => whole.split(/[;；\n]/).map((one) => one.trim()).filter((one) => one !== '')
/** The matters that no list of these units holds on the day. A unit that has no list yet has all of them outside it. */
export function unlisted(matters: string | null, items: readonly Matching[], units: readonly string[], day: IsoDate): readonly string[] {
  const names = new Set(items.filter(standsOn(day)).filter(({ values }) => units.includes(values['unit'] as string)).map(({ values }) => (values['name'] as string).trim()))
  const whole = (matters ?? '').trim()
  return names.has(whole) ? [] : several(whole).filter((one) => !names.has(one))
}
/** Whether these units have published a list that holds on the day. */
export const haveList = (items: readonly Matching[], units: readonly string[], day: IsoDate): boolean => items.some((item) => standsOn(day)(item) && units.includes(item.values['unit'] as string))

export const quoted = (names: readonly string[]): string => names.map((name) => `「${name}」`).join('')
