import { choice, choices, date, integer, longText, money, required, text } from '../../../kernel/field/field.ts'
import { defineRegister } from '../../../kernel/register/register.ts'
import { enforcementFields } from '../../common/fields-of-enforcement.ts'
import { 处罚法, 裁量意见 } from '../../common/law.ts'
import { penaltyKinds } from '../choices.ts'
import { bases, factors, makers, tiers } from './choices.ts'

/**
 * 裁量基准, one entry a step (阶次) of one breach, as the tables it is made public in have it. A new version revises
 * the entry from its day on, so that the step of the day of a breach can still be read (处罚法第三十七条).
 */
export const discretionStandard = defineRegister({
  id: 'discretion_standard', label: '行政处罚裁量基准', basis: [处罚法.art(34), 裁量意见.section(6), 裁量意见.section(12)],
  fields: {
    item: required(text('违法行为编号', { hint: '同一违法行为的各个阶次用同一编号；本单位各基准之间不重复' })),
    violation: required(text('违法行为')),
    grade: required(text('阶次名称', { hint: '基准原文的名称，如“情节较轻”' })),
    tier: required(choice('裁量阶次', tiers)),
    factors: choices('裁量因素', factors, { hint: '同时具备所选各项时适用本阶次；都不选的，是没有其他阶次可以适用时的阶次' }),
    circumstances: longText('适用条件', { hint: '基准原文' }),
    kinds: choices('处罚种类', penaltyKinds),
    amount_from: money('罚款下限'),
    amount_to: money('罚款上限'),
    multiple_of: choice('比例的基数', bases),
    percent_from: integer('比例下限', { hint: '百分之几；一倍填 100' }),
    percent_to: integer('比例上限', { hint: '百分之几；三倍填 300' }),
    days_from: integer('期限下限', { hint: '拘留、暂扣、停产停业等的日数' }),
    days_to: integer('期限上限'),
    content: longText('具体标准', { hint: '基准原文' }),
    provision: text('违反的规定'),
    penalty_provision: required(text('法定依据')),
    standard: required(text('裁量基准名称')),
    paper: text('文号'),
    maker: required(choice('制定机关', makers, { hint: '调整适用本机关的基准与上级机关的基准，批准的机关不同' })),
    maker_name: required(text('制定机关名称')),
    enforcement_field: required(choice('执法领域', enforcementFields)),
    published_on: date('公布日期'),
  },
  title: 'violation', list: ['item', 'violation', 'grade', 'tier', 'amount_from', 'amount_to', 'maker', 'published_on'],
  by: ['supervisor', 'legal_reviewer', 'office_head'], unique: ['item', 'grade', 'maker_name'],
  publish: [
    'item', 'violation', 'grade', 'tier', 'circumstances', 'kinds', 'amount_from', 'amount_to', 'multiple_of', 'percent_from', 'percent_to', 'days_from', 'days_to', 'content',
    'provision', 'penalty_provision', 'standard', 'paper', 'maker_name', 'enforcement_field', 'published_on',
  ],
})
