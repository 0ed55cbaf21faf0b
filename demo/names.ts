import type { Random } from './random.ts'

/** Parties of the demonstration: made up, and their codes carry a division (990112) that does not exist. */
const surnames = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈']
const given = ['建国', '秀英', '丽华', '志强', '国庆', '桂兰', '晓东', '海燕', '文博', '雨晴', '俊杰', '春梅', '立新', '永福', '淑珍', '浩然', '欣怡', '振华', '玉兰', '明远', '佳宁', '德胜', '红霞', '少华', '静怡', '宝军', '凤霞', '一鸣', '惠敏', '长青']
const trades = ['食品', '商贸', '建材', '机械', '物流', '餐饮管理', '环保科技', '汽车维修', '印刷包装', '医药', '物业服务', '建筑工程', '五金制品', '家具', '教育咨询', '网络科技', '服装', '化工', '劳务服务', '养殖']
const brands = ['宏盛', '恒泰', '鑫源', '瑞丰', '德邦', '嘉和', '天成', '永旺', '金诺', '康达', '绿洲', '华信', '启航', '同创', '润泽', '博远', '安居', '万顺', '聚贤', '海川']
const shops = ['便利店', '小吃店', '汽修部', '理发店', '水果店', '五金店', '早点铺', '服装店', '药店', '超市', '烧烤店', '宾馆']
const roads = ['示范大道', '春和路', '夏清街', '秋实道', '冬安里', '东沽路', '南泽道', '西塘街', '北淀路', '柳堤道']

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

export const personName = (random: Random): string => random.pick(surnames) + random.pick(given)
export const companyName = (random: Random): string => `示范${random.pick(brands)}${random.pick(brands)}${random.pick(trades)}有限公司`
export const shopName = (random: Random): string => `示范区${random.pick(brands)}${random.pick(shops)}`
export const address = (random: Random): string => `示范区${random.pick(roads)}${random.int(1, 199)}号`
export const phone = (random: Random): string => `1${random.pick(['39', '58', '77'])}0000${String(random.int(0, 9999)).padStart(4, '0')}`

/** A credit code that is sound (GB 32100-2015) and belongs to nobody. */
export function creditCode(random: Random, kind: '91' | '92' = '91'): string {
  const body = `${kind}990112${Array.from({ length: 9 }, () => ALPHABET[random.int(0, ALPHABET.length - 1)]).join('')}`
  let sum = 0
  for (let at = 0, weight = 1; at < 17; at++, weight = (weight * 3) % 31) sum += ALPHABET.indexOf(body[at]!) * weight
  return body + ALPHABET[(31 - (sum % 31)) % 31]!
}

/** An identity number that is sound (GB 11643-1999) and belongs to nobody. */
export function identityNumber(random: Random, born: string): string {
  const body = `990112${born.replaceAll('-', '')}${String(random.int(0, 999)).padStart(3, '0')}`
  return body + '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11]!
}
export const birthday = (random: Random): string => `${random.int(1955, 2001)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
