import type { Sensitivity } from '../field/field.ts'

const HIDDEN = '×'

/** Family names of two characters; the given name behind them is what is hidden. */
const COMPOUND = new Set(('欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 '
  + '司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 吴铭').split(' '))
const familyName = (name: string): string => COMPOUND.has(name.slice(0, 2)) && name.length > 2 ? name.slice(0, 2) : [...name][0] ?? ''

/** A party as headings and lists of matters name it: 张某, 欧阳某, an organisation by its name. */
export const inHeading = ({ name, kind }: { readonly name: string; readonly kind: string }): string => kind === 'person' ? `${familyName(name)}某` : name

/** Words an organisation's name ends in; a branch in brackets may follow. */
const LONG_ENDING = /(?:公司|中心|协会|委员会|合作社|事务所|经营部|经销部|服务部|门市部|商行|学校|医院|诊所|饭店|酒店|宾馆|餐厅|超市|商店|工厂|企业|集团|基金会|研究院|银行|政府|大队|支队|街道|办事处|卫生院|幼儿园|工作室|加油站|养殖场|加工厂)(?:[（(].*[）)])?$/
const SHORT_ENDING = /[厂店馆社行部院校所站局处会场铺坊园吧屋]$/

/**
 * Whether the name of a party is an organisation's, which is shown in full (处罚公示 names the enterprise).
 * In doubt it is a person: a short name with a short ending counts only when no person could bear it.
 */
export function isOrganisationName(name: string): boolean {
  const plain = name.replace(/\s/g, '')
  return LONG_ENDING.test(plain) && plain.length > 3 || SHORT_ENDING.test(plain) && (plain.length > 4 || plain.length === 4 && !COMPOUND.has(plain.slice(0, 2)))
}

const hide = (text: string, head: number, tail: number): string => {
  const signs = [...text]
  return signs.length <= head + tail ? '*'.repeat(signs.length)
    : [...signs.slice(0, head), ...Array.from({ length: signs.length - head - tail }, () => '*'), ...signs.slice(signs.length - tail)].join('')
}

/** The first district or county in a line: not an autonomous region, not a housing estate, park or campus. */
const DISTRICT = /^.{1,20}?(?:(?<!自治|[小园社厂校景院住地])区|县|旗)/

/** What each kind of personal datum looks like to those who may not see it, inside the house (security §8.3). */
export const masks: { readonly [kind in Sensitivity]: (value: string) => string } = {
  /** 张三 → 张×; several names in one value each. */
  name: (value) => value.split(/([、,，;；\s/]+)/).map((part, at) =>
    at % 2 === 1 || part === '' || isOrganisationName(part) ? part : `${familyName(part)}${HIDDEN}`).join(''),
  /** 13812345678 → 138****5678; of a landline the area code and the last two. */
  phone: (value) => {
    const digits = value.replace(/\D/g, '')
    if (/^1\d{10}$/.test(digits)) return hide(digits, 3, 4)
    const area = /^(0\d{2,3})-?/.exec(value)?.[0] ?? ''
    return `${area}${hide(value.slice(area.length), 0, 2)}`
  },
  /** To the district; street, house and door go. */
  address: (value) => {
    const line = value.replace(/\s/g, '')
    const district = (DISTRICT.exec(line) ?? /^.{1,15}?市/.exec(line))?.[0]
    return district ? `${district}${HIDDEN}${HIDDEN}` : `${HIDDEN}${HIDDEN}${HIDDEN}`
  },
  /** Of an identity number three and four signs, of shorter ones in proportion. The birthday never shows. */
  identifier: (value) => hide(value, Math.floor(value.length / 6), Math.floor(value.length * 2 / 9)),
  account: (value) => hide(value.replace(/\s/g, ''), 0, 4),
}
