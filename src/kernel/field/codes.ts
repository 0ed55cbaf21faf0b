import { isIsoDate } from '../law/day.ts'

// GB 32100-2015: no I, O, S, V, Z, which are mistaken for digits.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[0-9ANY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{9}[0-9A-HJ-NPQRTUWXY]$/

/** Registration department and its kinds of body (GB 32100-2015 表1). Local practice knows more, so a stranger only warns. */
const CATEGORIES: { readonly [department: string]: string } = {
  1: '12349', 2: '19', 3: '123459', 4: '19', 5: '1239', 6: '129', 7: '129', 8: '19', 9: '123', A: '19', N: '12349', Y: '1',
}

/** A code or identity number as it is compared and stored: no blanks, full-width forms and small letters made plain. */
export const normalCode = (given: string): string => given.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** A number as it is compared and stored: no blanks, digits, letters and dashes of an input method for Chinese made plain. Brackets stay: numbers are written with either. */
export const plainNumber = (given: string): string => given.replace(/[０-９Ａ-Ｚａ-ｚ－]/g, (wide) => wide.normalize('NFKC')).replace(/\s/g, '')

/** Check character of the first 17 of a unified social credit code: weights are powers of 3 modulo 31. */
function creditCheck(body: string): string {
  let sum = 0
  for (let i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31) sum += ALPHABET.indexOf(body[i]!) * weight
  return ALPHABET[(31 - sum % 31) % 31]!
}

/** Check character of the eight characters of an organisation code (GB 11714), which a credit code carries inside. */
function organisationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number.parseInt(body[i]!, 36), 0)
  const check = 11 - sum % 11
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/**
 * What is wrong with a unified social credit code (统一社会信用代码, GB 32100-2015), in Chinese; null when nothing is.
 * Small letters are accepted, see `normalCode`.
 */
export function creditCodeProblem(given: string): string | null {
  const code = normalCode(given)
  if (code.length !== 18) return `统一社会信用代码应当是 18 位，现有 ${code.length} 位`
  const stranger = [...code].find((character) => !ALPHABET.includes(character))
  if (stranger) return `统一社会信用代码不使用字符“${stranger}”，请核对`
  if (!SHAPE.test(code)) return '统一社会信用代码第 3 至 8 位应当是登记机关所在地的区划代码（数字），请核对'
  return creditCheck(code) === code[17] ? null : '统一社会信用代码的校验码不符，请核对是否录错'
}

/** What a sound credit code should make somebody look again for: an unknown category, an inner organisation code that fails its own check. */
export function creditCodeDoubts(given: string): readonly string[] {
  const code = normalCode(given)
  if (creditCodeProblem(code) !== null) return []
  return [
    ...(CATEGORIES[code[0]!]?.includes(code[1]!) ? [] : [`登记管理部门和机构类别“${code.slice(0, 2)}”不常见`]),
    ...(organisationCheck(code.slice(8, 16)) === code[16] ? [] : ['主体标识码的校验码不符（早期登记的个体工商户有此情形）']),
  ]
}

const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const identityCheck = (body: string): string =>
  '10X98765432'[IDENTITY_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11]!

/** The eighteen-digit form of a fifteen-digit identity number, which knew only years of the twentieth century. */
export function upgradedIdentityNumber(fifteen: string): string {
  const body = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  return body + identityCheck(body)
}

/**
 * What is wrong with a citizen's identity number (公民身份号码, GB 11643-1999), in Chinese; null when nothing is.
 * A fifteen-digit number of an old card is refused with its new form as the remedy.
 * @param today China day against which a birth in the future is refused; left out, only the number itself is checked
 */
export function identityNumberProblem(given: string, today?: string): string | null {
  const number = normalCode(given)
  if (/^\d{15}$/.test(number)) return '这是 15 位旧号码，请核对本人现行证件后填写 18 位公民身份号码'
  if (number.length !== 18) return `公民身份号码应当是 18 位，现有 ${number.length} 位`
  if (!/^\d{17}[\dX]$/.test(number)) return '公民身份号码前 17 位应当是数字，末位是数字或者 X'
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  // The standard's own sample was born in 1880, before the days `isIsoDate` knows; the calendar repeats after 400 years.
  if (born < '1850' || !isIsoDate(`${Number(born.slice(0, 4)) + 400}${born.slice(4)}`)) return `公民身份号码中的出生日期 ${born} 不存在，请核对`
  if (today !== undefined && born > today) return `公民身份号码中的出生日期 ${born} 尚未到来，请核对`
  return identityCheck(number.slice(0, 17)) === number[17] ? null : '公民身份号码的校验码不符，请核对是否录错'
}
