import type { Random } from './random.ts'

/** People and places of the demonstration: made up, and their codes carry a division (990112) that does not exist. */
const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严']
const firsts = [...'建国志文俊立永淑浩欣振玉明佳德红少静宝凤一惠长晓海春丽秀桂雨思子家伟光庆兴景宏世成树学新云月梦若兰雪']
const seconds = [...'国英华强庆兰东燕博晴杰梅新福珍然怡华远宁胜霞民军鸣敏青平波涛辉斌鹏超磊峰刚芳玲娟萍洁琳颖婷莹倩悦轩宇泽']
const roads = ['示范大道', '春和路', '夏清街', '秋实道', '冬安里', '东沽路', '南泽道', '西塘街', '北淀路', '柳堤道', '稻香路', '文昌街', '振兴路', '滨河道', '建设路', '工业大道']

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

export const personName = (random: Random): string =>
  random.pick(surnames) + (random.chance(0.18) ? random.pick(seconds) : random.pick(firsts) + random.pick(seconds))
export const address = (random: Random, township = ''): string => `示范区${township}${random.pick(roads)}${random.int(1, 199)}号`
export const phone = (random: Random): string => `1${random.pick(['39', '58', '77'])}0000${String(random.int(0, 9999)).padStart(4, '0')}`

/** A credit code that is sound (GB 32100-2015) and belongs to nobody. */
export function creditCode(random: Random, kind: '91' | '92' | '12' | '51' = '91', division = '990112'): string {
  const body = `${kind}${division}${Array.from({ length: 9 }, () => ALPHABET[random.int(0, ALPHABET.length - 1)]).join('')}`
  let sum = 0
  for (let at = 0, weight = 1; at < 17; at++, weight = (weight * 3) % 31) sum += ALPHABET.indexOf(body[at]!) * weight
  return body + ALPHABET[(31 - (sum % 31)) % 31]!
}

/** An identity number that is sound (GB 11643-1999) and belongs to nobody; its last digit but one tells the sex. */
export function identityNumber(random: Random, born: string, gender: 'male' | 'female'): string {
  const order = random.int(0, 499) * 2 + (gender === 'male' ? 1 : 0)
  const body = `990112${born.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return body + '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11]!
}
export const birthday = (random: Random): string =>
  `${random.int(1955, 2001)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
