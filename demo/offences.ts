import type { Sort } from './places.ts'

/**
 * What officers look at, where, and what they find there, by field of enforcement: causes with the provision that was
 * broken, the one that punishes it and what it allows, as the laws stood in 2024.
 */
export interface Offence {
  readonly cause: string
  /** The provision broken. */
  readonly provision: string
  /** The provision that punishes it. */
  readonly basis: string
  /** Least and most fine in practice, in yuan; none where a warning is the penalty. */
  readonly fine?: readonly [from: number, until: number]
  /** What may be decided on the spot (处罚法第五十一条): a warning, or a small fine. */
  readonly spot?: 'warning' | 'fine'
}
export interface Check { readonly matter: string; readonly sorts: readonly Sort[]; readonly weight: number; readonly offences: readonly Offence[] }

/** Whether it is punished by a case with a file: it is fined, or warned for after notice. */
export const byFile = ({ fine, spot }: Offence): boolean => fine !== undefined || spot === undefined

type More = Pick<Offence, 'fine' | 'spot'>
const offence = (cause: string, provision: string, basis: string, more: More = {}): Offence => ({ cause, provision, basis, ...more })
const check = (matter: string, sorts: readonly Sort[], weight: number, ...offences: readonly Offence[]): Check => ({ matter, sorts, weight, offences })

export const fieldsOfWork: { readonly [field: string]: readonly Check[] } = {
  market: [
    check('食品经营情况检查', ['restaurant', 'grocery', 'school'], 10,
      offence('未按规定建立并遵守进货查验记录制度', '《食品安全法》第五十三条', '《食品安全法》第一百二十六条', { spot: 'warning' }),
      offence('安排未取得健康证明的人员从事接触直接入口食品的工作', '《食品安全法》第四十五条', '《食品安全法》第一百二十六条', { spot: 'warning' })),
    check('药品零售检查', ['pharmacy'], 3, offence('未凭处方销售处方药', '《药品流通监督管理办法》第十八条', '《药品流通监督管理办法》第三十八条', { spot: 'warning' })),
    check('特种设备使用检查', ['factory', 'chemical', 'hotel', 'property'], 4,
      offence('使用未经定期检验的特种设备', '《特种设备安全法》第四十条', '《特种设备安全法》第八十四条', { fine: [30_000, 60_000] })),
    check('广告行为检查', ['shop', 'clinic', 'salon', 'travel'], 2,
      offence('广告使用引证内容未表明出处', '《广告法》第十一条', '《广告法》第五十九条', { fine: [1_000, 9_500] })),
    check('价格公示检查', ['grocery', 'restaurant', 'shop', 'garage', 'hotel'], 4,
      offence('未按规定明码标价', '《价格法》第十三条', '《价格法》第四十二条', { fine: [500, 5_000], spot: 'fine' })),
    check('计量器具检查', ['grocery', 'market'], 2,
      offence('使用未按规定申请检定的强制检定计量器具', '《计量法》第九条', '《计量法实施细则》第四十三条', { fine: [200, 1_000], spot: 'fine' })),
  ],
  public_security: [
    check('旅馆业治安检查', ['hotel'], 5,
      offence('旅馆业工作人员对住宿的旅客不按规定登记', '《旅馆业治安管理办法》第六条', '《治安管理处罚法》第五十六条', { fine: [200, 500] })),
    check('网吧治安检查', ['netbar'], 2, offence('扰乱公共场所秩序', '《治安管理处罚法》第二十三条', '《治安管理处罚法》第二十三条', { fine: [50, 200], spot: 'warning' })),
    check('养犬管理检查', ['person'], 1,
      offence('饲养动物干扰他人正常生活', '《治安管理处罚法》第七十五条', '《治安管理处罚法》第七十五条', { spot: 'warning' })),
  ],
  social_organisations: [
    check('社会团体年度检查', ['society'], 1, offence('不按规定接受监督检查', '《社会团体登记管理条例》第二十八条', '《社会团体登记管理条例》第三十条')),
  ],
  human_resources: [
    check('工资支付检查', ['builder', 'factory', 'restaurant'], 3,
      offence('未编制农民工工资支付台账', '《保障农民工工资支付条例》第十五条', '《保障农民工工资支付条例》第五十四条', { fine: [20_000, 50_000] })),
    check('劳动用工检查', ['factory', 'property', 'hotel', 'haulier'], 4,
      offence('未按规定建立职工名册', '《劳动合同法》第七条', '《劳动合同法实施条例》第三十三条', { fine: [2_000, 20_000] })),
  ],
  natural_resources: [
    check('土地利用巡检', ['factory', 'farm', 'haulier', 'person'], 3,
      offence('未经批准占用土地', '《土地管理法》第四十四条', '《土地管理法》第七十七条', { fine: [3_000, 60_000] })),
    check('规划实施检查', ['builder', 'factory', 'market'], 2,
      offence('未取得建设工程规划许可证进行建设', '《城乡规划法》第四十条', '《城乡规划法》第六十四条', { fine: [5_000, 80_000] })),
  ],
  environment: [
    check('排污单位检查', ['factory', 'chemical', 'garage'], 6,
      offence('建设项目环境影响登记表未备案', '《环境影响评价法》第二十二条', '《环境影响评价法》第三十一条', { fine: [1_000, 30_000] }),
      offence('未按规定运行污染防治设施排放挥发性有机物', '《大气污染防治法》第四十五条', '《大气污染防治法》第一百零八条', { fine: [20_000, 120_000] })),
    check('扬尘污染检查', ['builder', 'haulier'], 3,
      offence('未采取有效防尘降尘措施', '《大气污染防治法》第六十九条', '《大气污染防治法》第一百一十五条', { fine: [10_000, 60_000] })),
    check('危险废物管理检查', ['chemical', 'garage', 'factory'], 2,
      offence('未按规定设置危险废物识别标志', '《固体废物污染环境防治法》第七十七条', '《固体废物污染环境防治法》第一百一十二条', { fine: [100_000, 180_000] })),
  ],
  housing: [
    check('建设工程质量检查', ['builder'], 3,
      offence('未取得施工许可证擅自施工', '《建筑法》第七条', '《建设工程质量管理条例》第五十七条', { fine: [20_000, 150_000] })),
    check('施工安全检查', ['builder'], 4,
      offence('施工现场临时搭建的建筑物不符合安全使用要求', '《建设工程安全生产管理条例》第二十九条', '《建设工程安全生产管理条例》第六十四条', { fine: [50_000, 90_000] })),
    check('物业服务检查', ['property'], 3,
      offence('不按规定移交物业管理有关资料', '《物业管理条例》第二十九条', '《物业管理条例》第五十八条', { fine: [10_000, 50_000] })),
  ],
  urban_management: [
    check('占道经营检查', ['person', 'grocery', 'restaurant'], 5,
      offence('擅自占用城市道路经营', '《城市道路管理条例》第二十七条', '《城市道路管理条例》第四十二条', { fine: [50, 1_000], spot: 'fine' })),
    check('户外广告设施检查', ['shop', 'hotel', 'restaurant'], 2,
      offence('擅自设置大型户外广告', '《城市市容和环境卫生管理条例》第十一条', '《城市市容和环境卫生管理条例》第三十六条', { fine: [500, 5_000] })),
    check('渣土运输检查', ['haulier', 'builder'], 3,
      offence('运输建筑垃圾沿途遗撒', '《城市建筑垃圾管理规定》第十四条', '《城市建筑垃圾管理规定》第二十三条', { fine: [5_000, 30_000] })),
    check('市容环境检查', ['person', 'restaurant', 'market', 'salon'], 4,
      offence('不按规定倾倒垃圾', '《城市市容和环境卫生管理条例》第三十四条', '《城市市容和环境卫生管理条例》第三十四条', { fine: [50, 200], spot: 'warning' })),
  ],
  transport: [
    check('道路货运企业检查', ['haulier'], 4,
      offence('未取得道路运输经营许可擅自从事货运经营', '《道路运输条例》第二十四条', '《道路运输条例》第六十三条', { fine: [3_000, 9_500] })),
    check('维修企业检查', ['garage'], 3, offence('从事机动车维修经营未按规定备案', '《道路运输条例》第三十九条', '《道路运输条例》第六十五条', { fine: [3_000, 9_500] })),
    check('超限运输检查', ['haulier', 'person'], 3,
      offence('车辆违法超限运输', '《公路安全保护条例》第三十三条', '《公路安全保护条例》第六十四条', { fine: [100, 5_000], spot: 'fine' })),
  ],
  water: [
    check('取水许可检查', ['factory', 'farm', 'garage'], 3, offence('未经批准擅自取水', '《水法》第四十八条', '《水法》第六十九条', { fine: [20_000, 50_000] })),
    check('河道管理检查', ['farm', 'builder'], 2, offence('在河道管理范围内弃置阻碍行洪的物体', '《水法》第三十七条', '《水法》第六十六条', { fine: [10_000, 30_000] })),
  ],
  agriculture: [
    check('农药经营检查', ['farm'], 3, offence('不执行农药采购台账、销售台账制度', '《农药管理条例》第二十六条', '《农药管理条例》第五十八条', { fine: [2_000, 9_000] })),
    check('兽药使用检查', ['farm'], 2, offence('未建立兽药用药记录', '《兽药管理条例》第三十八条', '《兽药管理条例》第六十二条', { fine: [10_000, 30_000] })),
    check('农产品质量安全检查', ['market', 'farm'], 2),
  ],
  culture: [
    check('网吧检查', ['netbar'], 3,
      offence('接纳未成年人进入营业场所', '《互联网上网服务营业场所管理条例》第二十一条', '《互联网上网服务营业场所管理条例》第三十一条', { fine: [3_000, 15_000] })),
    check('出版物市场检查', ['bookshop'], 3, offence('未经批准从事出版物发行', '《出版管理条例》第三十五条', '《出版管理条例》第六十一条', { fine: [1_000, 9_000] })),
    check('旅行社检查', ['travel'], 2, offence('未按规定为出境旅游团队安排领队', '《旅游法》第三十六条', '《旅游法》第九十六条', { fine: [5_000, 30_000] })),
  ],
  health: [
    check('公共场所卫生检查', ['hotel', 'salon'], 5,
      offence('未按规定对公共场所进行卫生检测', '《公共场所卫生管理条例实施细则》第十九条', '《公共场所卫生管理条例实施细则》第三十七条', { spot: 'warning' }),
      offence('未取得公共场所卫生许可证擅自营业', '《公共场所卫生管理条例实施细则》第二十二条', '《公共场所卫生管理条例实施细则》第三十五条', { fine: [500, 5_000] })),
    check('医疗机构检查', ['clinic', 'home'], 3, offence('使用非卫生技术人员从事医疗卫生技术工作', '《医疗机构管理条例》第二十七条', '《医疗机构管理条例》第四十七条', { fine: [10_000, 40_000] })),
    check('用人单位职业卫生检查', ['factory', 'chemical'], 3, offence('未按规定组织职业健康检查', '《职业病防治法》第三十五条', '《职业病防治法》第七十一条', { fine: [50_000, 90_000] })),
  ],
  emergency: [
    check('工贸企业安全检查', ['factory'], 5,
      offence('未如实记录安全生产教育和培训情况', '《安全生产法》第二十八条', '《安全生产法》第九十七条', { fine: [5_000, 50_000] }),
      offence('未在有较大危险因素的设备上设置安全警示标志', '《安全生产法》第三十五条', '《安全生产法》第九十九条', { fine: [2_000, 30_000] })),
    check('危险化学品经营检查', ['chemical'], 3, offence('特种作业人员未持证上岗', '《安全生产法》第三十条', '《安全生产法》第九十七条', { fine: [5_000, 50_000] })),
  ],
  medical_insurance: [
    check('定点医药机构检查', ['clinic', 'pharmacy'], 1, offence('重复收费造成医疗保障基金损失', '《医疗保障基金使用监督管理条例》第十五条', '《医疗保障基金使用监督管理条例》第三十八条', { fine: [1_000, 9_000] })),
  ],
  fire: [
    check('消防安全重点单位检查', ['hotel', 'market', 'factory', 'netbar', 'home'], 3,
      offence('消防设施未保持完好有效', '《消防法》第十六条', '《消防法》第六十条', { fine: [5_000, 30_000] })),
    check('九小场所消防检查', ['restaurant', 'grocery', 'shop', 'salon'], 4,
      offence('占用疏散通道', '《消防法》第二十八条', '《消防法》第六十条', { fine: [100, 500], spot: 'warning' })),
  ],
}
