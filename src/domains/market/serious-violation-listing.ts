import { choice, choices, date, flag, longText, required, text } from '../../kernel/field/field.ts'
import { since } from '../../kernel/law/dated.ts'
import { addMonths } from '../../kernel/law/day.ts'
import { workingDays, years } from '../../kernel/law/term.ts'
import { matching } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, isOver } from '../../kernel/procedure/procedure.ts'
import * as list from './choices.ts'
import { 严重失信办法 } from './law.ts'

/** 严重违法失信名单: told, pleaded, agreed to above, decided, public for three years, ended earlier by repair or by the fall of the penalty. */
export const seriousViolationListing = defineProcedure({
  id: 'serious_violation_listing',
  label: '严重违法失信名单',
  basis: [严重失信办法.art(2, 1), 严重失信办法.art(13), 严重失信办法.art(21)],
  series: '严列',
  governedBy: 'proposed_on',
  fields: {
    subject: required(text('当事人', { sensitive: 'name' })),
    subject_kind: required(choice('主体类别', { ...list.entityKinds, person: '自然人' })),
    subject_code: text('统一社会信用代码', { check: 'credit_code' }),
    ground: required(choice('列入情形', list.seriousGrounds)),
    heavy: choices('较重行政处罚', list.heavyPenalties),
    penalty_number: required(text('行政决定书文号')),
    decided_penalty_on: date('行政处罚决定日期'),
    facts: required(longText('事由')),
    grave: required(longText('性质恶劣、情节严重、社会危害较大的判断', { hint: '主观恶意、违法频次、持续时间、处罚类型、罚没款数额、货值金额、危害和影响' })),
    proposed_on: required(date('提出日期')),
    place: required(choice('登记地（住所地）', list.places)),
    plea: longText('陈述、申辩'),
    plea_on: date('收到陈述、申辩日期'),
    no_intent: flag('有证据足以证明没有主观故意'),
    plea_answer: longText('复核意见'),
    consent_number: text('上一级市场监督管理部门同意文号'),
    consented_on: date('上一级同意日期'),
    measures: longText('管理措施提示'),
    listed_on: date('列入日期'),
    published_on: date('公示（推送）日期'),
    overturned_on: date('所据处罚被撤销、确认违法或者无效日期'),
    removal_reason: longText('移出、撤销的事由'),
    removed_on: date('移出日期'),
  },
  title: ({ values }) => `${values.subject_kind === 'person' ? `${values.subject[0]}某` : values.subject} ${list.seriousGrounds[values.ground]}`,
  list: ['ground', 'subject_kind', 'listed_on', 'subject', 'subject_code', 'removed_on'],
  sections: {
    当事人: ['subject', 'subject_kind', 'subject_code', 'place'],
    事由: ['ground', 'heavy', 'penalty_number', 'decided_penalty_on', 'facts', 'grave', 'proposed_on'],
    告知: ['plea', 'plea_on', 'no_intent', 'plea_answer'],
    决定: ['consent_number', 'consented_on', 'measures', 'listed_on', 'published_on'],
    移出: ['overturned_on', 'removal_reason', 'removed_on'],
  },
  looksUp: { same: matching('serious_violation_listing', { subject_code: 'subject_code' }, ['penalty_number'], { wide: true }) },
  states: {
    proposed: { label: '待告知' }, told: { label: '已告知' }, listed: { label: '已列入' },
    removed: { label: '已移出', final: true }, annulled: { label: '列入决定已撤销', final: true }, dropped: { label: '不予列入', final: true },
  },
  opensIn: 'proposed',
  documents: {
    notice: { label: '列入严重违法失信名单告知书', template: 'serious_notice', series: '严告', serve: 'once', basis: 严重失信办法.art(13, 1) },
    plea: { label: '陈述、申辩材料', received: true, basis: 严重失信办法.art(13, 1) },
    consent: { label: '上一级同意列入的文件', received: true, basis: 严重失信办法.art(22) },
    decision: { label: '列入严重违法失信名单决定书', template: 'serious_decision', series: '严列', serve: 'once', basis: 严重失信办法.art(13, 1) },
    removal: { label: '移出严重违法失信名单决定书', template: 'serious_removal', series: '严移', serve: 'once', basis: 严重失信办法.art(18) },
    annulment: { label: '撤销列入决定书', template: 'serious_annulment', series: '严撤', serve: 'once', basis: 严重失信办法.art(19) },
  },
  deadlines: {
    plea: { label: '陈述、申辩期限', whose: 'party', from: { served: 'notice' }, until: { received: 'plea' }, term: { setting: 'serious_plea_term' } },
    publication: {
      label: '公示（推送）期限', from: { dated: 'listed_on' }, until: { dated: 'published_on' },
      term: { by: 'place', terms: { same: since({ '2021-09-01': workingDays(20, 严重失信办法.art(14, 1)) }), other: since({ '2021-09-01': workingDays(10, 严重失信办法.art(14, 2)) }) } },
    },
    three_years: {
      label: '列入满三年', whose: 'law', from: { dated: 'listed_on' }, until: { entering: ['removed', 'annulled'] }, term: since({ '2021-09-01': years(3, 严重失信办法.art(21), { end_day: 'no_roll' }) }),
      consequence: '移出名单，停止公示，解除管理措施',
    },
    annulment: { label: '撤销列入、停止公示期限', from: { dated: 'overturned_on' }, until: { entering: 'annulled' }, term: since({ '2021-09-01': workingDays(3, 严重失信办法.art(19)) }) },
  },
  actions: {
    propose: {
      label: '提出列入', basis: 严重失信办法.art(2), by: ['handler', 'clerk'], opens: true,
      asks: ['subject', 'subject_kind', 'ground', 'penalty_number', 'facts', 'grave', 'place'], offers: ['subject_code', 'heavy', 'decided_penalty_on'], offersLinks: ['listed_for_penalty'],
      sets: (m) => ({ proposed_on: m.on }),
      invalidIf: {
        '处罚决定的日期尚未到来': (m) => m.values.decided_penalty_on !== null && m.values.decided_penalty_on > m.on,
        '该当事人因同一处罚决定已经提出列入或者列入，不必重复提出': ({ values, facts }) => facts.same.some(({ state, values: other }) =>
          ['proposed', 'told', 'listed'].includes(state!) && other['penalty_number'] === values.penalty_number),
        '应当写明受到的较重行政处罚': { basis: 严重失信办法.art(2, 2), if: (m) => m.values.ground !== 'refusal' && m.values.heavy.length === 0 },
        '自然人以外的当事人应当写明统一社会信用代码': (m) => m.values.subject_kind !== 'person' && m.values.subject_code === null,
      },
    },
    tell: { label: '告知', basis: 严重失信办法.art(13, 1), by: 'handler', from: 'proposed', to: 'told', issues: 'notice' },
    hear: { label: '收到陈述、申辩', basis: 严重失信办法.art(13, 1), by: ['handler', 'clerk'], from: 'told', asks: ['plea', 'plea_on'], offers: ['no_intent'], receives: 'plea',
      invalidIf: { '收到陈述、申辩的日期尚未到来': (m) => m.values.plea_on !== null && m.values.plea_on > m.on } },
    answer: { label: '复核陈述、申辩', basis: 严重失信办法.art(13, 1), by: ['handler', 'office_head'], from: 'told', asks: ['plea_answer'], offers: ['no_intent'], needs: ['plea'] },
    receive_consent: {
      label: '上一级同意列入', basis: 严重失信办法.art(22), by: ['handler', 'office_head'], from: 'told', asks: ['consent_number', 'consented_on'], receives: 'consent',
      invalidIf: { '同意的日期尚未到来': (m) => m.values.consented_on !== null && m.values.consented_on > m.on },
    },
    decide: {
      label: '决定列入', basis: 严重失信办法.art(13, 1), by: 'organ_head', from: 'told', to: 'listed', asks: ['measures'], issues: 'decision', sets: (m) => ({ listed_on: m.on }),
      barredIf: {
        '告知书尚未送达': (m) => m.servedOn('notice') === null,
        '陈述、申辩期限尚未届满': (m) => m.servedOn('notice') !== null && !m.has('plea') && !isOver(m.clock('plea'), m.on),
        '陈述、申辩尚未复核': (m) => m.has('plea') && m.values.plea_answer === null,
        '有证据足以证明没有主观故意的，不列入': { basis: 严重失信办法.art(12, 2), if: (m) => m.values.no_intent },
        '县级市场监督管理部门决定列入，应当报经上一级同意': { basis: 严重失信办法.art(22), if: (m) => m.values.consented_on === null },
      },
    },
    drop: { label: '不予列入', basis: 严重失信办法.art(12), by: 'organ_head', from: ['proposed', 'told'], to: 'dropped', asks: ['removal_reason'] },
    publish: {
      label: '公示（推送登记地公示）', basis: 严重失信办法.art(14), by: ['handler', 'office_head'], from: 'listed', publishes: true, sets: (m) => ({ published_on: m.on }),
      barredIf: { '已经公示': (m) => m.values.published_on !== null, '决定书尚未送达': (m) => m.has('decision') && m.servedOn('decision') === null },
    },
    overturn: {
      label: '登记所据处罚被撤销', basis: 严重失信办法.art(19), by: ['handler', 'clerk'], from: 'listed', asks: ['overturned_on'],
      invalidIf: { '日期尚未到来': (m) => m.values.overturned_on !== null && m.values.overturned_on > m.on },
    },
    annul: {
      label: '撤销列入决定', basis: 严重失信办法.art(19), by: 'organ_head', from: 'listed', to: 'annulled', asks: ['removal_reason'], issues: 'annulment', withdraws: 'removal_reason', sets: (m) => ({ removed_on: m.on }),
      barredIf: { '所据处罚没有被撤销、确认违法或者无效': (m) => m.values.overturned_on === null, '尚未公示，没有可以撤回的公示': (m) => m.values.published_on === null },
    },
    remove: {
      label: '提前移出', basis: 严重失信办法.art(18), by: 'organ_head', from: 'listed', to: 'removed', asks: ['removal_reason'], issues: 'removal', withdraws: 'removal_reason', sets: (m) => ({ removed_on: m.on }),
      barredIf: {
        '列入未满一年': { basis: 严重失信办法.art(16, 1), if: (m) => m.values.listed_on !== null && m.on < addMonths(m.values.listed_on, 12) },
        '尚未公示，没有可以停止的公示': (m) => m.values.published_on === null,
      },
    },
    expire: {
      label: '列入满三年移出', basis: 严重失信办法.art(21), by: 'law', from: 'listed', to: 'removed', onExpiryOf: 'three_years', withdraws: 'by_law',
      sets: (m) => ({ removed_on: m.on, removal_reason: '列入满三年' }),
    },
    restore: {
      label: '撤销移出、恢复列入', basis: 严重失信办法.art(20), by: 'organ_head', opens: true, to: 'listed', asksLink: 'restores',
      asks: ['subject', 'subject_kind', 'ground', 'penalty_number', 'facts', 'grave', 'place', 'measures'], offers: ['subject_code', 'heavy', 'decided_penalty_on'], issues: 'decision',
      sets: (m) => ({ proposed_on: m.on, listed_on: m.on }),
    },
  },
  links: {
    listed_for_penalty: { label: '据以列入的行政处罚', to: 'penalty', basis: 严重失信办法.art(13, 1), brings: ({ values, rows }) => ({
      values: {
        subject: rows['party']?.[0]?.['name'], subject_code: rows['party']?.[0]?.['credit_code'], penalty_number: values['number'], decided_penalty_on: values['decided_on'], facts: values['facts'],
      }, rows: {},
    }) },
    restores: { label: '因提供虚假资料被移出的列入', to: 'serious_violation_listing', basis: 严重失信办法.art(20), brings: ({ values }) => ({
      values: Object.fromEntries(['subject', 'subject_kind', 'subject_code', 'ground', 'heavy', 'penalty_number', 'decided_penalty_on', 'grave', 'place', 'measures'].map((name) => [name, values[name]])), rows: {},
    }) },
  },
  searched: ['subject', 'subject_code', 'penalty_number'],
  publication: {
    label: '严重违法失信名单信息', about: 'subject', basis: 严重失信办法.art(14, 1), fields: ['subject', 'subject_code', 'ground', 'penalty_number', 'facts', 'measures', 'listed_on'],
  },
})
