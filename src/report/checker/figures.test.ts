import { describe, expect, it } from 'vitest'
import { findFigures } from './figures.ts'
import { layoutOf } from './segments.ts'

/** The figures of a sentence inside a text, as value and unit. */
function read(sentence: string) {
  const text = `前言。\n${sentence}。\n后记。`
  return findFigures(layoutOf(text)).figures
}
const values = (sentence: string): number[] => read(sentence).filter(({ form }) => form !== 'word').map(({ value }) => Number(value.toPrecision(6)))

describe('numbers that count', () => {
  it.each<[string, number[]]>([
    ['辖12个镇(街道)', [12]], ['罚没金额达1.02亿元', [1.02]], ['新增就业1.2万人', [12000]], ['共计五十六件', [56]], ['先后四次召开会议', [4]], ['两次专题研究', [2]],
    ['涉及三个方面、二十一项任务', [3, 21]], ['同比增长百分之八', [8]], ['下降了2.1个百分点', [2.1]], ['提前3个月完成', [3]], ['平均用时缩短至2.5个工作日', [2.5]], ['悬挂标语上百条', [100]],
    ['惠及群众近十万人', [100000]], ['挽回损失2,350.6万元', [2350.6]], ['出具意见书三十余份', [30]], ['覆盖率达到九成以上', [90]], ['办结时间由15日缩短至7日', [15, 7]], ['执法车辆20余台(辆)', [20]],
    ['受众1.5万余人次', [15000]], ['投入资金5000余万元', [5000]], ['占全部案件的三分之一', [0.333333]], ['分别为8件、56件、22件', [8, 56, 22]], ['召开3次区政府常务会议', [3]], ['一名副县长出庭', [1]],
    ['增设一个科室', [1]], ['县、乡两级平台', [2]], ['３５件', [35]], ['为期两个半小时', [2.5]], ['贰拾叁件', [23]], ['3至5个', [3, 5]], ['150—200人次', [150, 200]], ['三十至五十家', [30, 50]], ['十五六个', [15]],
    ['翻了一番', [1]], ['约占百分之三十五', [35]], ['达标率98.5‰', [98.5]], ['23大类', [23]],
  ])('%s', (sentence, expected) => expect(values(sentence)).toEqual(expected))

  it('the unit keeps 万 only with money', () => {
    expect(read('发放资料3万余份,投入820.35万元')).toMatchObject([{ value: 30000, unit: '份', qualifier: '余', raw: '3万' }, { value: 820.35, unit: '万元', raw: '820.35' }])
  })

  it('blur words and bounds are qualifiers', () => {
    expect(read('近4000名,不低于5%,70%以上,超过53亿元').map(({ qualifier }) => qualifier)).toEqual(['近', '不低于', '以上', '超过'])
    expect(read('节约5万元,附近5家')[0]?.qualifier).toBe('')
  })

  it('one number for several rates is a figure for each of them', () => {
    expect(read('办复率、满意率均为100%').map(({ subject, value, start }) => [subject, value, start])).toEqual([['办复率', 100, 13], ['满意率', 100, 13]])
  })

  it('offsets are those of the text as given', () => {
    for (const { start, end, raw } of read('《办法》施行后,受理１２３件、增长百分之三')) expect(`前言。\n《办法》施行后,受理１２３件、增长百分之三。\n后记。`.slice(start, end)).toBe(raw)
  })

  it('the subject is what follows the measure word, else what precedes the number', () => {
    expect(read('压减25个审批事项')[0]?.subject).toBe('审批事项')
    expect(read('全年共制发规范性文件9件')[0]?.subject).toBe('制发规范性文件')
  })
})

describe('numbers that count nothing', () => {
  it.each([
    '深刻领悟“两个确立”', '坚决做到两个维护', '落实第十四个五年规划', '打好三大攻坚战', '开展12.4国家宪法日活动', '开展4·15国家安全教育日活动', '“1+6+N”工作格局', '按照1+10+N的要求', '建成5A级景区',
    '党的二十届三中全会', '党的二十大报告', '发挥一把手带头作用', '落实三审三校制度', '第二轮督察', '新一届政府', '拨打110报警', '智慧平台2.0版上线', '使用5G技术', '提供7×24小时服务', '每半年评查', '上半年完成任务',
    '三季度开展检查', '企业群众零跑腿', '国办发〔2023〕27号文件', '《法治社会建设实施纲要(2020—2025年)》', '依据《行政处罚法》第57条第1款', '2023年1月至12月', '1—12月', '2021-2023年', '2024-05-01', '上午9:30',
    '9点至17点', '近三年来', '未来五年', '三年行动方案', '五年立法规划', '一是加强领导;二是完善制度', '1.加强组织。2.完善制度', '(3)加强领导', '三级甲等医院', '一级响应', '四级调研员', '中山路128号', '联系电话:0571-87654321',
    '身份证号码330102199001011234', '第3页 共5页', '表2 案件情况', '附件1:清单', '“千所帮千企”活动', '“四不两直”检查', '“最多跑一次”改革', '12345热线', '前10名', '500强企业', '一审行政案件', '二手房交易', '区政府58次常务会议',
    '将这两个领域的事项整合', '20xx年', '成立一个小组、建立一支队伍、设立一个场所', '每一项任务', '进一步', '十分重视', '区委十二届四次全会', '每年3月底前', '依照第一百五十六条第二款', '浏览次数:356',
  ])('%s', (sentence) => expect(values(sentence)).toEqual([]))

  it('a programme counts where its members are named beside it, once', () => {
    expect(values('落实“四公开”(决策、执行、管理、服务),深化“四公开”')).toEqual([4])
    expect(values('落实“四公开”要求')).toEqual([])
    expect(values('设立“两区一台”,即等候休息区、信息查询区、咨询服务台')).toEqual([2, 1])
  })

  it('a physical measure between a count and its noun describes the noun', () => expect(values('30台10蒸吨以下燃气锅炉拆除')).toEqual([30]))
})

describe('claims in words', () => {
  const claims = (sentence: string) => read(sentence).filter(({ form }) => form === 'word').map(({ raw, value }) => `${raw}${value}`)
  it.each<[string, string[]]>([
    ['案件全部办结', ['全部100']], ['实现监督全覆盖', ['全覆盖100']], ['无一件被撤销', ['无一件0']], ['未发生败诉案件', ['未发生0']], ['均已设立机构', ['均100']], ['所有决策均由集体讨论', ['所有100']],
    ['每个村都建立了站点', ['每个100']], ['做到有件必备', ['必100']], ['零投诉', ['零投诉0']],
    ['满意率均为100%', []], ['人均用时下降', []], ['确保年底前全部完成', []], ['力争到2025年,实现全覆盖', []], ['所有权登记', []], ['全部数量960件', []], ['分布不均', []],
  ])('%s', (sentence, expected) => expect(claims(sentence)).toEqual(expected))
})
