import { and, not, over } from '../../kernel/indicator/condition.ts'
import { defineExercise } from '../../kernel/practice/exercise.ts'
import { inspection } from './inspection.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { penalty } from './penalty/penalty.ts'

const inspected = over(inspection)
const punished = over(penalty)

export const exercises = [
  defineExercise({
    id: 'practise_inspection', label: '登记一次检查', of: inspection, basis: 处罚法.art(55, 2),
    task: '两名以上执法人员对一个检查对象实施检查，登记检查情况，制作笔录，公示结果并办结。',
    expected: [
      { label: '写明检查对象、地点和检查情况', points: 30, where: and(inspected.isGiven('subject'), inspected.isGiven('place'), inspected.isGiven('record'), not(inspected.is('patrol', true))) },
      { label: '写明检查依据', points: 10, where: inspected.isGiven('basis') },
      { label: '制作现场检查笔录', points: 20, where: inspected.has('record') },
      { label: '期限内公示检查结果', points: 20, where: inspected.clock('publication', 'met') },
      { label: '办结', points: 20, where: inspected.is('state', 'done') },
    ],
  }),
  defineExercise({
    id: 'practise_spot_penalty', label: '办一件简易程序处罚', of: penalty, basis: 处罚法.art(51),
    task: '对违法事实确凿、有法定依据的轻微违法行为当场处罚：填写决定书当场交付，向所属机关备案，罚款缴清后结案。',
    expected: [
      { label: '适用简易程序作出决定', points: 30, where: and(punished.is('track', 'summary'), punished.has('spot_decision')) },
      { label: '决定书交付当事人', points: 20, where: punished.served('spot_decision') },
      { label: '期限内报所属机关备案', points: 20, where: punished.clock('spot_report', 'met') },
      { label: '履行完毕', points: 10, where: punished.isGiven('fulfilled_on') },
      { label: '结案', points: 20, where: punished.is('state', 'closed') },
    ],
  }),
  defineExercise({
    id: 'practise_reentry', label: '更正退回的案卷', of: inspection, basis: 三项制度.section(9),
    task: '领取一件被退回的检查案卷。退回的理由是：检查事项只写“检查”，应当写明“餐饮服务食品安全检查”；检查地点未填，笔录记载为“春和路 18 号”。用“更正”补正。',
    given: {
      title: '示例餐饮店 检查', state: 'done',
      values: {
        enforcement_field: 'market', mode: 'special', matters: '检查', subject_kind: 'individual_business', subject: '示例餐饮店', inspected_on: '2024-05-13',
        record: '在春和路 18 号检查餐饮服务食品安全，未发现问题。', result: 'normal',
      },
    },
    expected: [
      { label: '检查事项写明“餐饮服务食品安全检查”', points: 50, where: inspected.is('matters', '餐饮服务食品安全检查') },
      { label: '检查地点写明“春和路 18 号”', points: 50, where: inspected.is('place', '春和路 18 号') },
    ],
  }),
]
