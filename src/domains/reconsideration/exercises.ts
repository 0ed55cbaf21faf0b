import { over } from '../../kernel/indicator/condition.ts'
import { defineExercise } from '../../kernel/practice/exercise.ts'
import { 复议法 } from '../common/law.ts'
import { reconsideration } from './reconsideration.ts'

const application = over(reconsideration)

export const exercises = [
  defineExercise({
    id: 'practise_acceptance', label: '受理一件复议申请', of: reconsideration, basis: 复议法.art(30, 1),
    task: '登记一件行政复议申请，五个工作日内审查并决定受理，把受理通知书送达申请人，七个工作日内向被申请人发送答复通知书。',
    expected: [
      { label: '期限内完成受理审查', points: 30, where: application.clock('examination', 'met') },
      { label: '制作受理通知书', points: 20, where: application.has('acceptance_notice') },
      { label: '受理通知书送达申请人', points: 20, where: application.served('acceptance_notice') },
      { label: '期限内发送申请书副本和答复通知书', points: 30, where: application.clock('sending', 'met') },
    ],
  }),
]
