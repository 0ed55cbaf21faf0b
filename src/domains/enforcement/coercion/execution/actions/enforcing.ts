import { 强制法 } from '../../../../common/law.ts'
import { certificateNumbers } from '../../../certified.ts'
import { dayOf, demanded, heard, humane, officers, only, ripe, standing, suited } from '../bars.ts'
import type { Actions, Enforcement, EnforcementBars } from '../types.ts'

const planned: EnforcementBars = {
  '强制执行时间应当在决定之后': (m) => { const day = dayOf(m.values.execution_at); return day !== null && day < m.on },
  '决定书应当载明当事人的地址，请先补正当事人信息': { basis: 强制法.art(37, 2, 1), if: (m) => m.rows.party.some(({ address }) => !address) },
}
const decidedOn = (m: Enforcement) => ({ execution_decided_on: m.on })
const paper = (m: Enforcement) => m.values.manner === 'substitute' ? 'substitute' : 'decision'

const decided = ['manner', 'execution_reason', 'execution_at'] as const
const deciding = {
  by: 'organ_head', from: 'demanded', to: 'decided', offers: ['urgent_reason', 'no_utility_cut', 'publication_exemption', 'bank'], issues: 'decision', sets: decidedOn, only: only.own,
} as const

/** The decision to enforce, and carrying it out (第三十七、四十三、四十七至五十二条). */
export const enforcing = {
  decide: {
    label: '决定强制执行', basis: 强制法.art(37, 1), ...deciding, asks: decided, barredIf: { ...officers, ...standing, ...heard, ...demanded, ...ripe }, invalidIf: { ...suited, ...humane, ...planned },
  },
  decide_immediately: {
    label: '立即强制执行', basis: 强制法.art(37, 3), ...deciding, asks: ['flight_evidence', ...decided], needs: ['demand'], barredIf: { ...officers, ...standing, ...heard, ...ripe },
    invalidIf: { ...suited, ...humane, ...planned },
  },
  decide_substitute: {
    label: '决定代履行', basis: 强制法.art(50), by: 'organ_head', from: 'demanded', to: 'decided',
    asks: ['substitute_grounds', 'performer_kind', 'performer', 'substitute_object', 'substitute_budget', 'execution_reason', 'execution_at'],
    // 第五十条 itself gives the power: nobody needs the court for it.
    offers: ['urgent_reason', 'no_utility_cut', 'publication_exemption'], issues: 'substitute', sets: (m) => ({ ...decidedOn(m), route: 'own', manner: 'substitute' }),
    only: only.acts, barredIf: { ...officers, ...standing, ...heard, ...demanded, ...ripe },
    invalidIf: { ...humane, ...planned },
  },
  substitute_at_once: {
    label: '立即代履行', basis: 强制法.art(52), by: 'organ_head', opens: true, to: 'decided',
    asks: ['enforcement_field', 'cause', 'obligation', 'handlers', 'performer_kind', 'performer', 'substitute_object', 'execution_reason', 'execution_at'],
    offers: ['substitute_budget', 'publication_exemption', 'certificate_numbers'], asksRows: ['party'], issues: 'at_once',
    sets: (m) => ({ ...decidedOn(m), route: 'own', duty: 'removal', manner: 'substitute', at_once: true, no_utility_cut: true, ...certificateNumbers(m) }), invalidIf: officers,
  },
  demand_again: {
    label: '代履行前催告', basis: 强制法.art(51, 1, 2), by: ['handler', 'office_head'], from: 'decided', issues: 'substitute_demand',
    only: only.substitute, barredIf: { '立即代履行不必再催告': (m) => m.values.at_once },
  },
  notify_bank: {
    label: '通知金融机构划拨', basis: 强制法.art(47, 1), by: ['handler', 'office_head'], from: 'decided', issues: 'transfer',
    only: only.transfer, barredIf: { '强制执行决定书尚未送达': { basis: 强制法.art(38), if: (m) => m.servedOn('decision') === null } },
  },
  execute: {
    label: '实施强制执行', basis: 强制法.art(34), by: 'handler', from: 'decided', to: 'executed', asks: ['executed_at', 'execution_record'],
    offers: ['supervisor_present', 'signature', 'witness', 'recording', 'proceeds', 'treasury_receipt', 'party_told_on', 'urgent_reason'],
    issues: 'record', sets: (m) => ({ executed_on: dayOf(m.values.executed_at) }),
    barredIf: {
      ...standing, ...heard,
      '强制执行决定书、代履行决定书尚未送达': { basis: 强制法.art(38), if: (m) => !m.values.at_once && m.servedOn(paper(m)) === null },
      '没有在代履行三日前再次催告': { basis: 强制法.art(51, 1, 2), if: (m) => m.values.manner === 'substitute' && !m.values.at_once && m.clock('substitute_demand').state !== 'met' },
      '尚未书面通知金融机构划拨': { basis: 强制法.art(47, 1), if: (m) => m.values.manner === 'transfer' && !m.has('transfer') },
    },
    invalidIf: {
      ...humane,
      '执行时间尚未到来': (m) => { const day = dayOf(m.values.executed_at); return day !== null && day > m.on },
      '不得早于决定书载明的执行时间': { basis: 强制法.art(37, 2, 3), if: ({ values: { executed_at, execution_at, at_once } }) =>
        !at_once && executed_at !== null && execution_at !== null && Date.parse(executed_at) < Date.parse(execution_at) },
      '代履行应当派员到场监督，请写明到场监督人员': { basis: 强制法.art(51, 1, 3), if: (m) => m.values.manner === 'substitute' && m.values.supervisor_present === null },
      '执行文书应当由当事人或者见证人签名': { basis: 强制法.art(51, 1, 4), if: (m) => m.values.manner === 'substitute' && m.values.signature !== 'signed' && m.values.witness === null },
      '当事人不在场的，应当写明事后立即通知当事人的日期': { basis: 强制法.art(52), if: (m) => m.values.at_once && m.values.signature === null && m.values.party_told_on === null },
      '划拨、拍卖所得款项应当写明数额和上缴国库或者财政专户的凭证': { basis: 强制法.art(49), if: (m) =>
        (m.values.manner === 'transfer' || m.values.manner === 'auction') && (m.values.proceeds === null || m.values.treasury_receipt === null) },
    },
  },
} as const satisfies Actions
