/**
 * Divisions that official statistics give whole: where exactly these parts are told of a total, nothing is left over.
 * Pairs of which a third part is often left unsaid (企业、个体; 专职、兼职) are none. Each entry is one division; each of its words one part.
 */
const PARTITIONS: readonly (readonly RegExp[])[] = [
  [/简易|当场/, /普通|一般/],
  [/一审/, /二审/],
  [/一审/, /二审/, /再审/],
  [/民事/, /刑事/, /行政(?!复议)/],
  [/建议/, /提案/],
  [/投诉/, /举报/],
  [/国内/, /涉外/, /港澳台/],
  [/优秀/, /(?<!不)合格/, /不合格/],
  [/优秀/, /良好/, /(?<!不)合格/, /不合格/],
  [/优秀/, /良好/, /一般|合格/, /较差|不合格/],
  [/企业/, /个体/, /合作社/],
  [/继续有效|保留/, /修改|修订/, /废止/],
  [/继续有效|保留/, /修改|修订/, /废止/, /失效/],
  [/在编/, /聘|编外/],
  [/公务员/, /事业/, /聘|编外/],
  [/行政机关/, /授权/, /委托/],
  [/现场/, /书面/],
  [/居民/, /非居民/],
  [/单位/, /个人/],
  [/来信/, /来访/, /网上|网信/],
  [/线上/, /线下/],
  [/男/, /女/],
]

const INSTALMENT = /第([一二三四五六七八九十\d]{1,2})[期批场次轮]/
const DIGITS = '一二三四五六七八九十'

/** True if the words are those of one whole division, or count through (第一期, 第二期, 第三期). */
export function isPartition(labels: readonly string[]): boolean {
  if (labels.length < 2) return false
  const whole = PARTITIONS.some((division) => division.length === labels.length && division.every((word) => labels.filter((label) => word.test(label)).length >= 1)
    && labels.every((label) => division.some((word) => word.test(label))))
  return whole || (labels.length > 2 && labels.every((label, at) => numberOf(INSTALMENT.exec(label)?.[1] ?? '') === at + 1))
}

function numberOf(text: string): number {
  return DIGITS.indexOf(text) >= 0 && text.length === 1 ? DIGITS.indexOf(text) + 1 : Number(text)
}
