import { choice, flag, integer, required, text } from '../../kernel/field/field.ts'
import { defineRegister } from '../../kernel/register/register.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'

/** Kinds of files that are evaluated; licences have no cases here, their files come on paper. */
export const fileKinds = { penalty: '行政处罚', licence: '行政许可', coercion: '行政强制', inspection: '行政检查' } as const

/** The standard by which files are scored, an entry an item; a new version ends the old entries and leaves what was scored by them. */
export const evaluationStandard = defineRegister({
  id: 'evaluation_standard', label: '案卷评查标准', basis: [处罚法.art(75, 1), 三项制度.section(19)],
  fields: {
    file_kind: required(choice('案卷类别', fileKinds)),
    part: required(text('部分', { hint: '如：卷面、立案、调查取证、审核、告知听证、决定、送达执行、结案归档' })),
    item: required(text('评查项目')),
    points: required(integer('分值', { hint: '一类案卷的各项分值合计一百分；一票否决的项目填写 0' })),
    veto: flag('一票否决', { hint: '有此情形的，整卷不合格' }),
    rule: text('扣分规则'),
    source: required(text('依据', { hint: '制定标准的文件' })),
  },
  title: 'item', list: ['file_kind', 'part', 'item', 'points', 'veto', 'source'], by: 'supervisor', unique: ['file_kind', 'item'],
})
