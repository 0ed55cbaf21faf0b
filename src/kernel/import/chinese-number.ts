const DIGITS: { readonly [character: string]: number } = {
  零: 0, 〇: 0, '○': 0, O: 0, o: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}
const PLACES: { readonly [character: string]: number } = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const GROUPS: { readonly [character: string]: number } = { 万: 10_000, 萬: 10_000, 亿: 100_000_000 }

/** Digits written one by one, as years are: 二〇〇七, 二OO七. Undefined for anything else. */
export function plainDigits(text: string): number | undefined {
  const digits = [...text].map((character) => DIGITS[character])
  return digits.length === 0 || digits.includes(undefined) ? undefined : Number(digits.join(''))
}

/** A whole number in Chinese numerals, plain or capital: 三十, 贰万零玖佰, 一百一十八. Undefined for anything else. */
export function chineseInteger(text: string): number | undefined {
  let total = 0
  let group = 0
  let digit: number | undefined
  for (const character of text) {
    const place = PLACES[character]
    const scale = GROUPS[character]
    if (DIGITS[character] !== undefined) digit = DIGITS[character]
    else if (place !== undefined) { group += (digit ?? 1) * place; digit = undefined }
    // 亿 multiplies all before it, also a group of 万.
    else if (scale !== undefined) { total = scale === 100_000_000 ? (total + group + (digit ?? 0)) * scale : total + (group + (digit ?? 0)) * scale; group = 0; digit = undefined }
    else return undefined
  }
  return text === '' ? undefined : total + group + (digit ?? 0)
}
