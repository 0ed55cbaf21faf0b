import { choice, date, integer, longText, org, required, text, user } from '../../kernel/field/field.ts'
import { seedSources } from '../../kernel/draw/seed.ts'
import { many } from '../../kernel/procedure/procedure.ts'

export const fields = {
  purpose: required(text('抽取事项', { hint: '写明为哪件事抽取什么，如：某某案听证主持人；将向社会公布' })),
  pool: text('名册代码'),
  again_reason: longText('再次抽取的理由', { hint: '同一事项已经抽取过的，应当写明；将写入名册一并公布' }),
  seed_source: choice('种子来源', seedSources),
  seed_period: text('期号或者轮次', { hint: '双色球、快乐8为七位数，大乐透为五位数；信标写名称、轮次和时刻（北京时间），如 drand quicknet 27946612 2026-04-20T08:00' }),
  seed_due_on: date('种子产生日期', { hint: '开奖日期、信标发布日期或者掷骰日期' }),
  side_a: text('甲方', { hint: '双方承诺时填写' }),
  side_a_hash: text('甲方数码的散列值', { hint: '甲方自选十六至六十四位数字、字母，只交其 SHA-256 散列值' }),
  side_b: text('乙方'),
  side_b_hash: text('乙方数码的散列值'),
  pool_hash: text('名册散列值'),
  pool_members: integer('名册对象数'),
  pool_wanted: integer('应抽取数'),
  committed_on: date('固定日期'),
  seed_value: text('种子', { hint: '开奖号码、随机数、点数或者双方公开的数码；另一人复核之前，任何人都看不到' }),
  seed_digest: text('先录入种子的摘要'),
  seed_salt: text('摘要的盐', { hint: '两次录入相同以前，任何地方都没有它' }),
  seed_evidence: text('种子的出处', { hint: '开奖公告的名称或者网址；掷骰的写明地点和在场单位；不写号码本身' }),
  seed_drawn_on: date('公告载明的产生日期'),
  seed_by: user('种子录入人'),
  seed_again: text('复核录入的种子', { hint: '由另一人对照公告独立录入；先录入的号码不显示' }),
  confirmed_by: user('种子复核人'),
  drawn_on: date('抽取日期'),
  drawn_count: integer('已抽取数'),
  shortfall: text('因回避未能抽足'),
  return_reason: longText('退回种子的理由'),
  void_reason: longText('作废的理由', { hint: '将向社会公布' }),
  withheld_reason: longText('不公开名册和结果的理由', { hint: '将向社会公布' }),
  published_on: date('公开日期'),
} as const

export const rows = {
  quota: many('类别和人数', {
    label: required(text('类别', { hint: '如：听证主持人、听证员' })),
    size: required(integer('抽取人数')),
  }, 'label'),
  candidate: many('候选人员', {
    name: required(text('姓名', { sensitive: 'name' })),
    code: required(text('证号或者工号', { hint: '公布的是它，不是姓名' })),
    unit: org('所在单位'),
    category: text('类别', { hint: '只有一个类别的，可以不填' }),
    apart: text('互斥组', { hint: '填写相同内容的人不同时抽中，如同一科室' }),
    barred: text('回避或者不能参加的理由', { hint: '填写的不参加抽取；将随名册公布，不写个人隐私' }),
  }, 'name'),
  selected: many('抽取结果', {
    member: required(text('对象')),
    code: required(text('编号')),
    stratum: required(text('分层')),
    rank: required(integer('位次')),
  }, 'code'),
  assigned: many('人员选派', {
    object: required(text('对象')),
    object_code: required(text('对象编号')),
    officer: required(text('人员')),
    code: required(text('人员编号')),
    group: required(text('分组')),
  }, 'code'),
} as const
