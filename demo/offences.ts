/** What officers look at and what they find, by field of enforcement: causes with the provisions they rest on. */
export interface Offence { readonly cause: string; readonly provision: string; readonly basis: string }
interface FieldOfWork { readonly matters: readonly string[]; readonly offences: readonly Offence[] }
const offence = (cause: string, provision: string, basis = provision): Offence => ({ cause, provision, basis })

export const fieldsOfWork: { readonly [field: string]: FieldOfWork } = {
  market: { matters: ['食品经营情况检查', '药品零售检查', '特种设备使用检查', '广告行为检查', '价格公示检查'], offences: [offence('未按规定明码标价', '《价格法》第十三条', '《价格法》第四十二条'), offence('经营超过保质期的食品', '《食品安全法》第三十四条', '《食品安全法》第一百二十四条'), offence('使用未经检验的特种设备', '《特种设备安全法》第四十条', '《特种设备安全法》第八十四条')] },
  public_security: { matters: ['旅馆业治安检查', '娱乐场所治安检查', '内保单位检查'], offences: [offence('旅馆不按规定登记住宿人员', '《治安管理处罚法》第五十六条'), offence('扰乱单位秩序', '《治安管理处罚法》第二十三条')] },
  social_organisations: { matters: ['社会团体年度检查'], offences: [offence('未按规定接受年度检查', '《社会团体登记管理条例》第三十条')] },
  human_resources: { matters: ['工资支付检查', '劳动用工检查'], offences: [offence('未按规定支付劳动者工资', '《保障农民工工资支付条例》第五十四条'), offence('未订立书面劳动合同', '《劳动合同法》第八十二条')] },
  natural_resources: { matters: ['土地利用巡检', '规划实施检查'], offences: [offence('未经批准占用土地', '《土地管理法》第七十七条'), offence('未按规划许可建设', '《城乡规划法》第六十四条')] },
  environment: { matters: ['排污单位检查', '扬尘污染检查', '危险废物管理检查'], offences: [offence('未采取有效抑尘措施', '《大气污染防治法》第一百一十五条'), offence('不正常运行污染防治设施', '《大气污染防治法》第九十九条'), offence('未按规定贮存危险废物', '《固体废物污染环境防治法》第一百一十二条')] },
  housing: { matters: ['建设工程质量检查', '施工安全检查', '物业服务检查'], offences: [offence('施工现场安全防护不到位', '《建设工程安全生产管理条例》第六十四条'), offence('未取得施工许可证擅自施工', '《建筑法》第六十四条')] },
  urban_management: { matters: ['占道经营检查', '户外广告设施检查', '渣土运输检查', '市容环境检查'], offences: [offence('擅自占用道路经营', '《城市道路管理条例》第四十二条'), offence('未按规定处置建筑垃圾', '《城市建筑垃圾管理规定》第二十条'), offence('擅自设置户外广告', '《城市市容和环境卫生管理条例》第三十六条')] },
  transport: { matters: ['道路货运企业检查', '维修企业检查', '超限运输检查'], offences: [offence('擅自从事道路货运经营', '《道路运输条例》第六十三条'), offence('违反规定超限运输', '《公路安全保护条例》第六十四条')] },
  water: { matters: ['取水许可检查', '河道管理检查'], offences: [offence('未经批准擅自取水', '《水法》第六十九条')] },
  agriculture: { matters: ['农药经营检查', '兽药使用检查', '农产品质量检查'], offences: [offence('未建立农药经营台账', '《农药管理条例》第五十八条'), offence('经营假劣种子', '《种子法》第七十四条')] },
  culture: { matters: ['网吧检查', '出版物市场检查', '旅行社检查'], offences: [offence('接纳未成年人进入营业场所', '《互联网上网服务营业场所管理条例》第三十一条'), offence('未经批准从事出版物发行', '《出版管理条例》第六十一条')] },
  health: { matters: ['公共场所卫生检查', '医疗机构检查', '用人单位职业卫生检查'], offences: [offence('未取得卫生许可证擅自营业', '《公共场所卫生管理条例》第十四条'), offence('使用非卫生技术人员', '《医疗机构管理条例》第四十七条'), offence('未按规定组织职业健康检查', '《职业病防治法》第七十一条')] },
  emergency: { matters: ['工贸企业安全检查', '危险化学品经营检查', '特种作业持证检查'], offences: [offence('未对从业人员进行安全教育培训', '《安全生产法》第九十七条'), offence('特种作业人员未持证上岗', '《安全生产法》第九十七条')] },
  medical_insurance: { matters: ['定点医药机构检查'], offences: [offence('重复收费造成基金损失', '《医疗保障基金使用监督管理条例》第三十八条')] },
  fire: { matters: ['消防安全重点单位检查', '九小场所消防检查'], offences: [offence('消防设施未保持完好有效', '《消防法》第六十条'), offence('占用疏散通道', '《消防法》第六十条')] },
}
