import { optionsOf, type Field } from '../field/field.ts'
import { isIsoDate, isoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { chineseInteger, plainDigits } from './chinese-number.ts'

/** How a cell's text becomes a value. Plain data, so that a mapping can be saved and sent. */
export interface Reading {
  /** Texts of the file and what each stands for: a code or label of a choice, 是 or 否, a name. */
  readonly values?: { readonly [text: string]: string }
  /** As `values`, by the first word that the text contains; an empty word fits any text. */
  readonly containing?: readonly (readonly [word: string, value: string])[]
  /** Unit of amounts that are bare numbers; 元 where it is not said. */
  readonly unit?: '元' | '万元'
}
/** A value for the field's own check, or why there is none. */
export type Understood = { readonly given: unknown } | { readonly message: string }

/** Ids of names as the file writes them. */
export interface Names {
  readonly org: (name: string) => string | undefined
  readonly user: (name: string) => string | undefined
}
export const noNames: Names = { org: () => undefined, user: () => undefined }

/** Separators by which one cell holds several of a closed list. */
const LIST = /[、,，;；|\n]+/
const YES = new Set(['是', '有', '√', '✓', '1', 'true', 'y', 'yes', '已'])
const NO = new Set(['否', '无', '×', '0', 'false', 'n', 'no', '未'])
const SERIAL_EPOCH = -25_569 // 1899-12-30, from which spreadsheets count days; counted from 1970-01-01

/** The text with what the mapping says it stands for. */
function replaced(text: string, { values, containing }: Reading): string | undefined {
  if (values && Object.hasOwn(values, text)) return values[text]
  const found = containing?.find(([word]) => text.includes(word))
  return found ? found[1] : containing ? undefined : text
}

/**
 * Reads a day in the forms that files have: 2024-03-01, 2024/3/1, 2024.3.1, 20240301, 2024年3月1日, 二〇二四年三月一日,
 * a spreadsheet's day number; a time of day behind it is left away.
 */
export function dayIn(text: string): IsoDate | undefined {
  const plain = text.normalize('NFKC').trim()
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T\s]\s*\d{1,2}[:时].*)?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ?? []
  if (year) return existing(Number(year), Number(month), Number(day!))
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(plain)) return isoDate(Math.floor(Number(plain)) + SERIAL_EPOCH)
  const [, y, m, d] = /^(\D{4})年(\D{1,3})月(\D{1,3})[日号]$/.exec(plain) ?? []
  return y ? existing(plainDigits(y), chineseInteger(m!), chineseInteger(d!)) : undefined
}
function existing(year: number | undefined, month: number | undefined, day: number | undefined): IsoDate | undefined {
  const two = (n: number | undefined) => String(n).padStart(2, '0')
  const text = `${year}-${two(month)}-${two(day)}`
  return isIsoDate(text) ? text : undefined
}

const AMOUNT = /([\d,]+(?:\.\d+)?|[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟萬万亿]*[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟])?(亿|万)?[元圆](?:([零一二三四五六七八九壹贰叁肆伍陆柒捌玖\d])角)?(?:零?([一二三四五六七八九壹贰叁肆伍陆柒捌玖\d])分)?/g

/**
 * The one amount a text names, in yuan with at most two places: 3万元, 贰万叁仟元, 罚款1712.4万元, 人民币伍仟元整, 12,000.50.
 * Undefined where it names none, or several that differ (a range, a form not filled in).
 */
export function amountIn(text: string, unit: '元' | '万元' = '元'): string | undefined {
  const plain = text.normalize('NFKC').replace(/[¥\s]|人民币/g, '')
  if (/^-?\d[\d,]*(?:\.\d+)?$/.test(plain)) return shifted(plain.replaceAll(',', ''), unit === '万元' ? 4 : 0)
  const found = [...plain.matchAll(AMOUNT)].map(([, digits, scale, jiao, fen]) => {
    if (!digits) return undefined
    const whole = /^\d/.test(digits) ? digits.replaceAll(',', '') : chineseInteger(digits)?.toString()
    const rest = [jiao, fen].map((one) => one ? chineseInteger(one) ?? one : 0).join('')
    return whole && shifted(jiao || fen ? `${whole}.${rest}` : whole, scale === '亿' ? 8 : scale === '万' ? 4 : 0)
  })
  return new Set(found).size === 1 ? found[0] : undefined
}
/** The decimal times ten to a power, exactly; undefined where it would end below a fen. */
function shifted(decimal: string, places: number): string | undefined {
  const [whole = '', fraction = ''] = decimal.split('.')
  const moved = fraction.padEnd(places, '0')
  const rest = moved.slice(places).replace(/0+$/, '')
  return rest.length > 2 ? undefined : `${`${whole}${moved.slice(0, places)}`.replace(/^(-?)0+(?=\d)/, '$1')}${rest && `.${rest}`}`
}

const codeOf = (field: Field, text: string): string | undefined => {
  const options = optionsOf(field)
  return Object.hasOwn(options, text) ? text : Object.keys(options).find((code) => options[code] === text)
}

/** Reads a cell that is not empty into what the field's own check takes. */
export function understood(field: Field, cell: string, how: Reading, names: Names = noNames): Understood {
  const text = replaced(cell.trim(), how)
  const wrong = (message: string): Understood => ({ message })
  if (text === undefined) return wrong('不在对照表中,请在映射中补充它的含义')
  if (text === '') return { given: '' }
  const choices = () => Object.values(optionsOf(field)).join('、')
  switch (field.kind) {
    case 'text': case 'long_text': case 'identifier': return { given: text }
    case 'date': { const day = dayIn(text); return day ? { given: day } : wrong('不是能识别的日期,请写成 2025-03-01 的形式') }
    case 'instant': {
      const day = dayIn(text)
      const [, hour = '0', minute = '00'] = /[T\s日]\s*(\d{1,2})[:时](\d{1,2})?/.exec(text.normalize('NFKC')) ?? []
      return day ? { given: `${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:00+08:00` } : wrong('不是能识别的日期和时刻,请写成 2025-03-01 09:30 的形式')
    }
    case 'flag': { const plain = text.toLowerCase(); return YES.has(plain) ? { given: true } : NO.has(plain) ? { given: false } : wrong('应当是「是」或者「否」') }
    case 'integer': { const plain = text.normalize('NFKC').replaceAll(',', ''); return /^-?\d+(?:\.0+)?$/.test(plain) ? { given: Number(plain) } : wrong('应当是整数') }
    case 'money': { const amount = amountIn(text, how.unit); return amount ? { given: amount } : wrong('没有写明一个确定的金额,请写成 30000 或者 3万元 的形式') }
    case 'choice': { const code = codeOf(field, text); return code ? { given: code } : wrong(`应当是「${choices()}」之一,或者在映射中写明它的含义`) }
    case 'choices': {
      const codes = text.split(LIST).filter(Boolean).map((one) => codeOf(field, replaced(one.trim(), how) ?? ''))
      return codes.includes(undefined) ? wrong(`应当从「${choices()}」中选取,或者在映射中写明它的含义`) : { given: codes }
    }
    case 'org': { const id = names.org(text); return id ? { given: id } : wrong('机构目录中没有这个名称') }
    case 'user': { const id = names.user(text); return id ? { given: id } : wrong('人员目录中没有这个姓名') }
    case 'users': {
      const ids = text.split(LIST).filter(Boolean).map((one) => names.user(one.trim()))
      return ids.includes(undefined) ? wrong('人员目录中没有其中的姓名') : { given: ids }
    }
  }
}
