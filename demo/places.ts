import { address, creditCode, personName } from './names.ts'
import { randomOf, type Random } from './random.ts'
import { units, type DemoUnit } from './units.ts'

/** What the district's inspectors visit: some four thousand businesses and institutions that stand all year, and people met on the way. */
export interface Place {
  readonly subject_kind: 'enterprise' | 'individual_business' | 'organisation' | 'person'
  readonly subject: string
  readonly subject_code?: string
  readonly subject_address: string
  readonly representative?: string
}
/** A trade: how many there are, what companies and what small shops of it are called. */
interface Trade { readonly count: number; readonly companies: readonly string[]; readonly shops?: readonly string[] }

const trades = {
  restaurant: { count: 560, companies: ['餐饮管理', '餐饮服务'], shops: ['小吃店', '饭馆', '早点铺', '烧烤店', '面馆', '火锅店'] },
  grocery: { count: 560, companies: ['食品', '商贸'], shops: ['便利店', '超市', '水果店', '副食店'] },
  pharmacy: { count: 150, companies: ['大药房'] },
  hotel: { count: 120, companies: ['酒店管理', '宾馆'], shops: ['旅馆', '宾馆'] },
  netbar: { count: 40, companies: ['网络服务', '网咖'] },
  bookshop: { count: 50, companies: ['图书', '文化用品'], shops: ['书店', '文具店'] },
  travel: { count: 24, companies: ['旅行社'] },
  factory: { count: 620, companies: ['机械制造', '五金制品', '家具制造', '印刷包装', '塑料制品', '金属加工', '电子科技'] },
  chemical: { count: 80, companies: ['化工', '涂料', '气体'] },
  builder: { count: 150, companies: ['建筑工程', '市政工程', '装饰工程'] },
  property: { count: 110, companies: ['物业服务', '物业管理'] },
  haulier: { count: 180, companies: ['物流', '货物运输', '渣土运输'] },
  garage: { count: 130, companies: ['汽车维修', '汽车服务'], shops: ['汽修部', '汽车维修部'] },
  clinic: { count: 120, companies: ['门诊部', '口腔门诊部'], shops: ['诊所', '口腔诊所'] },
  salon: { count: 150, companies: ['美容美发', '健身服务'], shops: ['理发店', '美容院', '浴室'] },
  farm: { count: 100, companies: ['农业科技', '种业', '养殖'], shops: ['农资经营部', '兽药店'] },
  shop: { count: 300, companies: ['服装', '家居用品', '电器销售'], shops: ['服装店', '五金店', '手机店', '家电维修部'] },
} as const satisfies { readonly [trade: string]: Trade }
export type Sort = keyof typeof trades | 'school' | 'home' | 'market' | 'society' | 'person'

/** Two hundred and eighty-nine names of shops and companies. */
const brands = [...'宏恒鑫瑞德嘉天永金康绿华启同润博安'].flatMap((first) => [...'盛泰源丰邦和成旺诺达洲信航创泽远居'].map((second) => first + second))
const townships = units.filter(({ kind }) => kind === 'street' || kind === 'town')
const institutions = { school: ['中心小学', '中学', '幼儿园'], home: ['养老院', '卫生院'], market: ['集贸市场管理处', '农产品批发市场'] } as const
const societies = ['餐饮', '物流', '养殖', '建筑', '家政服务', '养老服务', '汽车维修', '旅游', '食品', '家具'].flatMap((trade) => [`${trade}行业协会`, `${trade}业商会`])
  .concat(['书法家', '摄影家', '老年体育', '志愿者', '科普', '围棋', '武术', '集邮', '环保', '残疾人'].map((sort) => `${sort}协会`))

type Standing = Place & { readonly township: string }
/** 春和街道, and 春和 alone. */
const nameOf = ({ name }: DemoUnit): string => name.replace('示范区', '').replace(/办事处|人民政府/, '')
const placeName = ({ short }: DemoUnit): string => short.slice(0, 2)
const population = ((): ReadonlyMap<Sort, readonly Standing[]> => {
  const random = randomOf('places')
  const taken = new Set<string>()
  const made = new Map<Sort, Standing[]>()
  const settle = (sort: Sort, kind: Standing['subject_kind'], code: Parameters<typeof creditCode>[1], at: DemoUnit, named: () => string) => {
    let subject = named()
    while (taken.has(subject)) subject = named()
    taken.add(subject)
    const place = { subject_kind: kind, subject, subject_code: creditCode(random, code), subject_address: address(random, nameOf(at)), representative: personName(random), township: at.key }
    made.set(sort, [...made.get(sort) ?? [], place])
  }
  for (const [sort, { count, companies, shops }] of Object.entries(trades) as [keyof typeof trades, Trade][]) for (let n = 0; n < count; n++) {
    const at = random.pick(townships)
    if (shops && random.chance(0.7)) settle(sort, 'individual_business', '92', at, () => `示范区${placeName(at)}${random.pick(brands)}${random.pick(shops)}`)
    else settle(sort, 'enterprise', '91', at, () => `示范区${random.pick(brands)}${random.pick(companies)}有限公司`)
  }
  for (const at of townships) for (const [sort, kinds] of Object.entries(institutions)) for (const kind of kinds) {
    settle(sort as Sort, 'organisation', '12', at, () => `示范区${placeName(at)}${kind}`)
  }
  for (const society of societies) settle('society', 'organisation', '51', random.pick(townships), () => `示范区${society}`)
  return made
})()
const byTownship: ReadonlyMap<string, readonly Standing[]> = new Map([...population].flatMap(([sort, places]) =>
  townships.map(({ key }) => [`${sort} ${key}`, places.filter(({ township }) => township === key)] as const)))

/** Every business that stands all year, in one order: companies and small shops with codes of their own. */
export const businesses: readonly Place[] = [...population.values()].flat().filter(({ subject_kind }) => subject_kind === 'enterprise' || subject_kind === 'individual_business')

/** One place of these sorts; a township looks within its own borders. @param fits which of them will do */
export function placeOf(random: Random, sorts: readonly Sort[], unit: string, fits: (place: Place) => boolean = () => true): Place {
  const own = townships.find(({ key }) => key === unit)
  for (;;) {
    const sort = random.pick(sorts)
    const from = sort === 'person' ? [] : (own && byTownship.get(`${sort} ${unit}`)) ?? population.get(sort)!
    const place: Place = from.length > 0 ? random.pick(from)
      : { subject_kind: 'person', subject: personName(random), subject_address: address(random, nameOf(own ?? random.pick(townships))) }
    if ((from.length > 0 || sort === 'person') && fits(place)) return place
  }
}
/** A business of any trade, as a party. */
export const anyBusiness = (random: Random): Place => placeOf(random, Object.keys(trades) as Sort[], '')
