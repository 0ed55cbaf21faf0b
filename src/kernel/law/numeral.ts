const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千']

/**
 * A whole number as statutes write it: 30 → 三十, 118 → 一百一十八, 1206 → 一千二百零六.
 * @param n 1 to 9999 (the longest statute, 民法典, has 1260 articles)
 * @throws RangeError outside that range
 */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) throw new RangeError(`条、款、项的序号应为 1 至 9999 的整数，不能是 ${n}`)
  const digits = String(n)
  let text = ''
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[i])
    if (digit !== 0) text += DIGITS[digit]! + PLACES[digits.length - 1 - i]!
    else if (Number(digits.slice(i)) > 0 && !text.endsWith('零')) text += '零'
  }
  return text.replace(/^一十/, '十')
}
