import type { Tx } from '../../kernel/access/scope.ts'
import { and, over } from '../../kernel/indicator/condition.ts'
import { addMonths } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { defineExercise, type Supplied } from '../../kernel/practice/exercise.ts'
import { 处罚法 } from '../common/law.ts'
import { 湖南程序规定 } from './law.ts'
import { sampling } from './sampling.ts'
import { supervision } from './supervision.ts'

const [sampled, supervised] = [over(sampling), over(supervision)]

/** The last month that is over and not sampled yet: whoever practises after others has a month of his own. */
async function monthToSample(tx: Tx, { district, today }: { readonly district: string; readonly today: IsoDate }): Promise<IsoDate> {
  const { rows } = await tx.query<{ period_from: string }>(`select period_from::text from sampling where district = $1 and kind = 'monthly' and state <> 'cancelled'`, [district])
  const taken = new Set(rows.map(({ period_from }) => period_from))
  let month = addMonths(`${today.slice(0, 7)}-01` as IsoDate, -1)
  while (taken.has(month)) month = addMonths(month, -1)
  return month
}

const sound = { matters: '餐饮服务食品安全检查', place: '春和路 18 号', record: '查验许可证、从业人员健康证明和进货台账，未发现问题。', result: 'normal' }
/** Some in order, one badly entered, two from which nothing followed: each outcome of a review has its case. */
const found: readonly { readonly [field: string]: string }[] = [
  sound, { ...sound, place: '春和路 20 号' }, { ...sound, matters: '特种设备安全检查', record: '电梯检验合格标志在有效期内，维保记录完整。' }, { ...sound, place: '春和路 31 号' }, { ...sound, matters: '价格行为检查', record: '明码标价，未发现问题。' },
  { matters: '检查', record: '未发现问题。', result: 'normal' },
  { ...sound, record: '货架上有超过保质期的酱油十二瓶，当场口头告诫，已经离开。' }, { ...sound, record: '一名从业人员没有健康证明，要求尽快办理，未再复查。' },
]

export const exercises = [
  defineExercise({
    id: 'practise_sampling', label: '办一次月度抽查', of: sampling, basis: 处罚法.art(75, 1),
    task: '点「放入练习案卷」，模拟区的单位即有八件尚未抽查的检查案卷。安排该月的月度抽查（抽查比例填 100，审查人员两名），提出抽取；在「随机抽取」中写明种子来源、固定名册、两人先后录入种子；按抽取结果分派、逐件审查，形成小结办结。录入不合要求的退回重录；发现违法而没有依法处理的，转执法监督。',
    supplies: async (tx, at) => {
      const month = await monthToSample(tx, at)
      const records = found.map((values, n): Supplied => {
        const on = `${month.slice(0, 8)}${String(6 + n * 2).padStart(2, '0')}` as IsoDate
        return { ledger: 'inspection', title: `示例商店${n + 1} 检查`, state: 'done', on, values: { enforcement_field: 'market', mode: 'special', subject_kind: 'individual_business', subject: `示例商店${n + 1}`, inspected_on: on, published_on: on, ...values } }
      })
      return { told: `已经放入 ${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月的检查案卷 ${records.length} 件，请安排该月的月度抽查，起始日期填 ${month}。`, records }
    },
    expected: [
      { label: '安排月度抽查', points: 10, where: sampled.is('kind', 'monthly') },
      { label: '固定名册、随机抽取后分派审查', points: 40, where: sampled.isGiven('sampled') },
      { label: '全部审查完毕，形成小结办结', points: 30, where: sampled.is('state', 'closed') },
      { label: '在抽查期限内完成', points: 20, where: sampled.clock('completion', 'met') },
    ],
  }),
  defineExercise({
    id: 'practise_notice', label: '制发一份监督通知书', of: supervision, basis: 湖南程序规定.art(158, 2),
    task: '在上一练习中，把口头告诫了事、没有复查的案卷转为执法监督，写明问题、不符合的规定和监督要求；由机构负责人制发监督通知书并送达，被监督单位在期限内答复。',
    expected: [
      { label: '由案卷监督审查转来，写明有关规定', points: 20, where: and(supervised.is('source', 'case_review'), supervised.isGiven('law_basis')) },
      { label: '制发监督通知书', points: 30, where: supervised.has('notice') },
      { label: '送达被监督单位', points: 20, where: supervised.served('notice') },
      { label: '单位在期限内答复', points: 30, where: supervised.clock('notice_reply', 'met') },
    ],
  }),
]
