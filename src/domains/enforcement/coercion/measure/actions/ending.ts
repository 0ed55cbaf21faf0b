import { 强制法, 三项制度, 处罚法 } from '../../../../common/law.ts'
import { only } from '../bars.ts'
import { everyState, taken } from '../states.ts'
import type { Actions, MeasureBars } from '../types.ts'

const release = { by: 'organ_head', from: ['in_force', 'ending'], asks: ['release_ground'], offers: ['release_reason', 'compensation'] } as const
const grounds: MeasureBars = {
  '期限尚未届满': (m) => m.values.release_ground === 'expired' && m.clock('seizure').state !== 'lapsed' && m.clock('liberty').state !== 'lapsed' && m.clock('other').state !== 'lapsed',
  '负责人没有作出不应当采取措施的决定': { basis: 强制法.art(19), if: (m) => m.values.release_ground === 'refused' && m.values.approval_result !== 'refused' },
  '其他不再需要采取措施的情形，应当写明': (m) => m.values.release_ground === 'other' && m.values.release_reason === null,
  '没有先行处理财物，不存在变卖价格的补偿': { basis: 强制法.art(28, 2), if: (m) => m.values.compensation !== null && m.values.sold_on === null },
}
/** By which the party learns of the measure. */
const papers = ['seizure', 'freeze', 'measure'] as const
const over = (m: { readonly clock: (deadline: 'seizure') => { readonly due_on: string | null } }) => m.clock('seizure').due_on

/** How a measure ends: released, disposed of, handed over with the case, or by the law (第二十一、二十七、二十八、三十三条). */
export const ending = {
  release: {
    label: '解除措施', basis: 强制法.art(28, 1), ...release, issues: 'release',
    to: { by: 'kind', states: { liberty: 'released', seal: 'returning', seize: 'returning', freeze: 'returning', other: 'released' } },
    sets: (m) => ({ ended_on: m.on }), only: only.goods, invalidIf: grounds,
  },
  unfreeze: {
    label: '解除冻结', basis: 强制法.art(33, 1), by: 'organ_head', from: 'in_force', to: 'returning', asks: ['release_ground'], offers: ['release_reason'], issues: ['unfreeze', 'unfreeze_notice'],
    sets: (m) => ({ ended_on: m.on }), only: only.freeze, invalidIf: grounds,
  },
  expire_seizure: {
    label: '查封、扣押期限届满', basis: 强制法.art(28, 1, 4), by: 'law', from: ['unapproved', 'in_force', 'ending'], to: 'ending', onExpiryOf: 'seizure',
  },
  expire_freeze: {
    label: '冻结期满解除', basis: 强制法.art(33, 3), by: 'law', from: 'in_force', to: 'returning', onExpiryOf: 'freeze', sets: (m) => ({ ended_on: m.on, release_ground: 'expired' }),
  },
  expire_liberty: {
    label: '限制人身自由期限届满', basis: 强制法.art(20, 2), by: 'law', from: ['unapproved', 'in_force', 'ending'], to: 'ending', onExpiryOf: 'liberty',
  },
  expire_other: {
    label: '措施期限届满', basis: 强制法.art(4), by: 'law', from: ['unapproved', 'in_force', 'ending'], to: 'ending', onExpiryOf: 'other',
  },
  give_back: {
    label: '登记退还财物', basis: 强制法.art(28, 2), by: ['handler', 'clerk'], from: 'returning', to: 'released', asks: ['given_back_on', 'return_note'], revisesRows: { item: ['outcome'] },
    issues: 'return_list', only: only.seizure, barredIf: { '解除决定书尚未送达': (m) => m.servedOn('release') === null },
    invalidIf: { '退还日期应当在解除之后，不晚于今天': ({ on, values: { given_back_on, ended_on } }) => given_back_on !== null && (given_back_on > on || (ended_on !== null && given_back_on < ended_on)) },
  },
  confirm_unfrozen: {
    label: '核实解冻', basis: 强制法.art(33, 2), by: ['handler', 'clerk'], from: 'returning', to: 'released', asks: ['given_back_on', 'return_note'], only: only.freeze,
    invalidIf: { '解冻日期应当在解除之后，不晚于今天': ({ on, values: { given_back_on, ended_on } }) => given_back_on !== null && (given_back_on > on || (ended_on !== null && given_back_on < ended_on)) },
  },
  dispose: {
    label: '没收、销毁', basis: 强制法.art(27), by: 'organ_head', from: ['in_force', 'ending'], to: { by: 'disposal_extent', states: { all: 'disposed', part: 'in_force' } },
    asks: ['disposal', 'disposal_extent', 'disposal_decided_on', 'disposal_basis'], revisesRows: { item: ['outcome'] }, issues: 'disposal',
    sets: (m) => m.values.disposal_extent === 'all' ? { ended_on: m.on } : {}, only: only.seizure,
    invalidIf: {
      '处理决定日期尚未到来': (m) => m.values.disposal_decided_on !== null && m.values.disposal_decided_on > m.on,
      '处理决定应当在查封、扣押期限内作出，期满的应当解除': (m) => { const due = over(m); return due !== null && m.values.disposal_decided_on !== null && m.values.disposal_decided_on > due },
      '期限已经届满，其余财物应当解除': { basis: 强制法.art(28, 1, 4), if: (m) => m.values.disposal_extent === 'part' && m.clock('seizure').state === 'lapsed' },
      '没收由行政处罚决定作出，请先关联作出处罚决定的案卷': { basis: 处罚法.art(9, undefined, 2), if: (m) =>
        m.values.disposal === 'confiscated' && m.facts.cases.every(({ values }) => values['outcome'] !== 'penalty') },
    },
  },
  hand_over: {
    label: '随案移送', basis: 强制法.art(21), by: 'organ_head', from: ['in_force', 'ending'], to: 'transferred', asks: ['receiving_organ'],
    issues: ['transfer_letter', 'transfer_notice'], sets: (m) => ({ ended_on: m.on }),
  },
  publish: {
    label: '公示强制措施', basis: 三项制度.section(6), by: ['handler', 'office_head'], from: taken, publishes: true, batch: true, sets: (m) => ({ published_on: m.on }),
    barredIf: {
      '决定书尚未交付当事人': { basis: 强制法.art(18, undefined, 5), if: (m) => papers.some((paper) => m.has(paper) && m.servedOn(paper) === null) },
      '已经公示': (m) => m.values.published_on !== null, '依法不予公示': (m) => m.values.publication_exemption !== null,
    },
  },
  supervise: {
    label: '监督抽查', basis: 三项制度.section(10), by: 'supervisor', from: everyState, offers: ['supervision_finding'], batch: true, sets: (m) => ({ supervised_on: m.on }),
  },
} as const satisfies Actions
