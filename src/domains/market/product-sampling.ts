import type { Values } from '../../kernel/field/field.ts'
import { since } from '../../kernel/law/dated.ts'
import { addDays } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { days } from '../../kernel/law/term.ts'
import { defineProcedure, isOver } from '../../kernel/procedure/procedure.ts'
import { 产品抽查办法, 产品质量法 } from './law.ts'
import { fields } from './product-sampling-fields.ts'

const between = (day: IsoDate | null, after: IsoDate | null, today: IsoDate): boolean => day !== null && (day > today || (after !== null && day < after))
const pending = { '没有待处理的异议': ({ values }: { readonly values: Values<typeof fields> }) => values.objected_on === null || values.retested_on !== null }

/** 产品质量监督抽查: sampled, tested, told; what failed is ordered right, rechecked, announced by the province, rechecked again. */
export const productSampling = defineProcedure({
  id: 'product_sampling',
  label: '产品质量监督抽查',
  basis: [产品质量法.art(15, 1), 产品质量法.art(17, 1), 产品抽查办法.art(44, 1)],
  series: '质抽',
  governedBy: 'sampled_on',
  fields,
  title: ({ values }) => `${values.subject} ${values.product}`,
  list: ['stage', 'product', 'subject', 'sampled_on', 'test_result', 'recheck_result'],
  sections: {
    抽样: ['task', 'level', 'item', 'stage', 'product', 'brand', 'model', 'batch', 'subject', 'subject_code', 'producer', 'producer_code', 'place', 'sampled_on', 'samplers', 'quantity', 'sheet_number', 'void_reason'],
    检验: ['laboratory', 'report_number', 'tested_on', 'test_result', 'failed_items', 'grave', 'told_on'],
    异议: ['objected_on', 'objection', 'retest_number', 'retest_opinion', 'retested_on'],
    处理: ['demand', 'ordered_on', 'correction', 'corrected_on', 'recheck_report', 'recheck_result', 'rechecked_on', 'announced_on', 'again_report', 'again_result', 'again_on', 'informed', 'informed_on', 'published_on'],
  },
  looksUp: {},
  states: {
    sampled: { label: '待检验' }, tested: { label: '待告知' }, told: { label: '不合格，待处理' }, correcting: { label: '改正中' }, failed: { label: '复查不合格' },
    passed: { label: '合格', final: true }, corrected: { label: '改正合格', final: true }, stopped: { label: '公告后复查仍不合格', final: true },
    overturned: { label: '异议成立，改为合格', final: true }, void: { label: '不予检验', final: true },
  },
  opensIn: 'sampled',
  documents: {
    result: { label: '产品质量监督抽查结果通知书', template: 'sampling_result', series: '质抽告', serve: 'once', basis: 产品质量法.art(15, 4) },
    reply: { label: '监督抽查异议处理告知书', template: 'sampling_reply', series: '质抽复', serve: 'once', basis: 产品质量法.art(15, 4) },
    order: { label: '产品质量监督抽查责令改正通知书', template: 'sampling_order', series: '质抽改', serve: 'once', basis: 产品抽查办法.art(46) },
  },
  deadlines: {
    objection: {
      label: '提出异议期限', whose: 'party', from: { served: 'result' }, until: { dated: 'objected_on' }, when: (m) => m.values.test_result === 'failed',
      term: since({ '2000-09-01': days(15, 产品质量法.art(15, 4), { end_day: 'by_analogy' }) }),
    },
    correction: { label: '改正期限', whose: 'party', from: { dated: 'ordered_on' }, until: { dated: 'corrected_on' }, term: since({ '2020-01-01': days(60, 产品抽查办法.art(46), { end_day: 'by_analogy' }) }) },
    recheck: {
      label: '复查期限', from: { dated: 'ordered_on' }, until: { dated: 'rechecked_on' }, term: since({ '2020-01-01': days(75, 产品抽查办法.art(47, 1), { end_day: 'by_analogy' }) }),
      consequence: '应当自责令之日起七十五日内组织复查',
    },
    again: { label: '公告后复查期限', from: { dated: 'announced_on' }, until: { dated: 'again_on' }, term: since({ '2020-01-01': days(90, 产品抽查办法.art(48), { end_day: 'by_analogy' }) }) },
  },
  actions: {
    sample: {
      label: '登记抽样', basis: 产品质量法.art(15, 1), by: ['clerk', 'handler'], opens: true, asks: ['task', 'level', 'stage', 'product', 'subject', 'place', 'sampled_on', 'samplers', 'sheet_number'],
      offers: ['item', 'brand', 'model', 'batch', 'subject_code', 'producer', 'producer_code', 'quantity'],
      invalidIf: {
        '抽样日期尚未到来': (m) => m.values.sampled_on > m.on,
        '抽样人员不得少于二人': { basis: 产品抽查办法.whole, if: (m) => m.values.samplers.split(/[、,，;；\s]+/).filter((name) => name !== '').length < 2 },
        '在销售者处抽样的，应当写明标称生产者': (m) => m.values.stage !== 'production' && m.values.producer === null,
      },
    },
    test: {
      label: '登记检验结论', basis: 产品质量法.art(15, 3), by: ['clerk', 'handler'], from: 'sampled', to: 'tested', asks: ['laboratory', 'report_number', 'tested_on', 'test_result'], offers: ['failed_items', 'grave'],
      invalidIf: {
        '检验报告的日期不在抽样之后、办理当日之前': (m) => m.values.tested_on !== null && (m.values.tested_on < m.values.sampled_on || m.values.tested_on > m.on),
        '不合格的，应当写明不合格项目': (m) => m.values.test_result === 'failed' && m.values.failed_items === null,
        '合格的产品没有不合格项目、严重质量问题': (m) => m.values.test_result === 'passed' && (m.values.failed_items !== null || m.values.grave),
      },
    },
    drop: { label: '不予检验', basis: 产品抽查办法.whole, by: ['handler', 'office_head'], from: 'sampled', to: 'void', asks: ['void_reason'] },
    tell: {
      label: '告知检验结论', basis: 产品质量法.art(15, 4), by: ['handler', 'office_head'], from: 'tested', to: { by: 'test_result', states: { passed: 'passed', failed: 'told' } }, issues: 'result', batch: true,
      sets: (m) => ({ told_on: m.on }),
    },
    object: {
      label: '收到异议', basis: 产品质量法.art(15, 4), by: ['clerk', 'handler'], from: ['told', 'correcting'], asks: ['objected_on', 'objection'],
      barredIf: { '已经收到异议': (m) => m.values.objected_on !== null, '检验结论尚未送达': (m) => m.servedOn('result') === null },
      invalidIf: {
        '提出异议的日期不在结论送达之后、办理当日之前': (m) => m.values.objected_on !== null && (m.values.objected_on > m.on || m.values.objected_on < (m.servedOn('result') ?? m.on)),
        '已经超过十五日，不能再提出异议': { basis: 产品质量法.art(15, 4), if: (m) => { const { due_on } = m.clock('objection'); return due_on !== null && m.values.objected_on !== null && m.values.objected_on > due_on } },
      },
    },
    uphold: {
      label: '异议不成立，维持结论', basis: 产品质量法.art(15, 4), by: 'office_head', from: ['told', 'correcting'], asks: ['retest_opinion'], offers: ['retest_number'], issues: 'reply', sets: (m) => ({ retested_on: m.on }), barredIf: pending,
    },
    overturn: {
      label: '异议成立，改为合格', basis: 产品质量法.art(15, 4), by: 'office_head', from: ['told', 'correcting'], to: 'overturned', asks: ['retest_opinion'], offers: ['retest_number'], issues: 'reply', sets: (m) => ({ retested_on: m.on }), barredIf: pending,
    },
    order: { label: '责令改正', basis: 产品抽查办法.art(46), by: ['handler', 'office_head'], from: 'told', to: 'correcting', asks: ['demand'], issues: 'order', sets: (m) => ({ ordered_on: m.on }) },
    report_correction: {
      label: '收到改正报告', basis: 产品抽查办法.art(46), by: ['clerk', 'handler'], from: 'correcting', asks: ['correction', 'corrected_on'],
      invalidIf: { '报告改正的日期不在责令之后、办理当日之前': (m) => between(m.values.corrected_on, m.values.ordered_on, m.on) },
    },
    recheck: {
      label: '登记复查结果', basis: 产品抽查办法.art(47, 1), by: ['handler', 'office_head'], from: 'correcting', to: { by: 'recheck_result', states: { passed: 'corrected', failed: 'failed' } },
      asks: ['recheck_report', 'recheck_result', 'rechecked_on'], barredIf: { '异议尚未处理': (m) => m.values.objected_on !== null && m.values.retested_on === null },
      invalidIf: { '复查日期不在责令之后、办理当日之前': (m) => between(m.values.rechecked_on, m.values.ordered_on, m.on) },
    },
    announce: {
      label: '登记省级公告', basis: 产品抽查办法.art(47, 2), by: ['clerk', 'handler'], from: 'failed', asks: ['announced_on'],
      invalidIf: { '公告日期不在复查之后、办理当日之前': (m) => between(m.values.announced_on, m.values.rechecked_on, m.on) },
    },
    recheck_again: {
      label: '登记公告后的复查结果', basis: 产品抽查办法.art(48), by: ['handler', 'office_head'], from: 'failed', to: { by: 'again_result', states: { passed: 'corrected', failed: 'stopped' } },
      asks: ['again_report', 'again_result', 'again_on'], barredIf: { '省级市场监督管理部门尚未公告': (m) => m.values.announced_on === null },
      invalidIf: {
        '复查日期尚未到来': (m) => m.values.again_on !== null && m.values.again_on > m.on,
        '公告之日起六十日以后才能复查': { basis: 产品抽查办法.art(48), if: (m) => m.values.again_on !== null && m.values.announced_on !== null && m.values.again_on <= addDays(m.values.announced_on, 60) },
      },
    },
    inform: {
      label: '通报生产者所在地机关', basis: 产品抽查办法.art(44, 2), by: ['clerk', 'handler'], from: ['told', 'correcting', 'failed', 'corrected', 'stopped'], asks: ['informed', 'informed_on'],
      invalidIf: { '通报日期不在检验之后、办理当日之前': (m) => between(m.values.informed_on, m.values.tested_on, m.on) },
    },
    publish: {
      label: '公开抽查结果', basis: 产品抽查办法.art(44, 1), by: ['handler', 'office_head'], from: ['passed', 'told', 'correcting', 'failed', 'corrected', 'stopped', 'overturned'], publishes: true, batch: true,
      sets: (m) => ({ published_on: m.on }),
      barredIf: {
        '已经公开': (m) => m.values.published_on !== null,
        '提出异议的期限（自结论送达之日起十五日）尚未届满，或者异议尚未处理': { basis: 产品质量法.art(15, 4), if: (m) => m.values.test_result === 'failed' && m.values.retested_on === null &&
          (m.values.objected_on !== null || !isOver(m.clock('objection'), m.on)) },
      },
    },
  },
  links: {
    penalised_by: { label: '因不合格产品作出的处罚', to: 'penalty', basis: 产品质量法.art(17, 2) },
  },
  searched: ['subject', 'subject_code', 'product', 'producer', 'producer_code', 'sheet_number'],
  publication: {
    label: '产品质量监督抽查结果', about: 'subject', basis: 产品抽查办法.art(44, 1),
    fields: ['task', 'stage', 'product', 'brand', 'model', 'batch', 'subject', 'producer', 'sampled_on', 'laboratory', 'test_result', 'failed_items', 'recheck_result'],
  },
})
