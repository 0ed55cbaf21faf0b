import { chinaDay } from '../../../../kernel/law/day.ts'
import type { IsoDate } from '../../../../kernel/law/law.ts'
import { fenOf } from '../../../../kernel/law/money.ts'
import { 强制法 } from '../../../common/law.ts'
import { certified } from '../../certified.ts'
import { onSiteSteps, scopeChecks } from '../choices.ts'
import type { Measure, MeasureBars } from './types.ts'

const isSeizure = ({ values: { kind } }: Measure): boolean => kind === 'seal' || kind === 'seize'
/** Which measures an action concerns. */
export const only = {
  seizure: { by: 'kind', of: ['seal', 'seize'] },
  freeze: { by: 'kind', of: ['freeze'] },
  liberty: { by: 'kind', of: ['liberty'] },
  /** 限制人身自由 and what other laws call by other names. */
  others: { by: 'kind', of: ['liberty', 'other'] },
  goods: { by: 'kind', of: ['seal', 'seize', 'liberty', 'other'] },
} as const
const notA = (what: { readonly of: readonly string[] }) => (m: Measure): boolean => !what.of.includes(m.values.kind)
export const spotOnly = {
  seizure: { '当场查封、扣押的，措施种类应当是查封或者扣押': notA(only.seizure) },
  others: { '查封、扣押、冻结有各自的环节': notA(only.others) },
} satisfies { readonly [kind: string]: MeasureBars }

export const officers: MeasureBars = {
  '实施的执法人员少于法定人数': { basis: 强制法.art(18, undefined, 2), if: (m) => m.values.handlers.length < m.facts.officers },
  // 行政强制措施权不得委托; only qualified officers of the organ itself.
  ...certified({ delegable: false, basis: 强制法.art(17, 3) }),
}

const frozen = (m: Measure): bigint => m.rows.account.reduce((total, { amount }) => total + fenOf(amount), 0n)
const needed = (m: Measure): readonly string[] => Object.keys(scopeChecks).filter((check) => isSeizure(m) || (m.values.kind === 'freeze' && check !== 'no_necessities'))
/** What may be taken at all, and by whom. */
export const scope: MeasureBars = {
  '冻结存款、汇款应当由法律规定的行政机关实施': { basis: 强制法.art(29, 1), if: (m) => m.values.kind === 'freeze' && m.values.power !== 'statutory' },
  '尚未写明查封、扣押的场所、设施或者财物': { basis: 强制法.art(24, 2, 3), if: (m) => isSeizure(m) && m.rows.item.length === 0 },
  '尚未核对：应当限于涉案财物，不含生活必需品，不重复查封': { basis: 强制法.art(23), if: (m) => isSeizure(m) && needed(m).some((check) => !m.values.scope_checks.includes(check as 'involved')) },
  '尚未写明冻结的账号和数额': { basis: 强制法.art(31, undefined, 3), if: (m) => m.values.kind === 'freeze' && m.rows.account.length === 0 },
  '尚未核对：应当限于涉案款项，不重复冻结': { basis: 强制法.art(29, 2), if: (m) =>
    m.values.kind === 'freeze' && needed(m).some((check) => !m.values.scope_checks.includes(check as 'involved')) },
  '冻结的数额应当与违法行为涉及的金额相当，请写明涉及的金额，冻结数额不得超过它': { basis: 强制法.art(29, 2), if: (m) =>
    m.values.kind === 'freeze' && (m.values.case_amount === null || frozen(m) > fenOf(m.values.case_amount)) },
}

/** What the records tell of 第二十九条第二款, whatever was stated: another organ holds this very account and has not let it go. */
export const frozenElsewhere: MeasureBars = {
  '同一账户已由其他机关冻结，尚未解除，不得重复冻结': { basis: 强制法.art(29, 2), if: (m) => m.values.kind === 'freeze'
    && m.facts.same_account.some(({ org_id, values }) => org_id !== m.org_id && values['kind'] === 'freeze' && values['taken_on'] !== null && values['ended_on'] === null) },
}

export const dayOfTaking = ({ values: { taken_at } }: Measure): IsoDate | null => taken_at === null ? null : chinaDay(new Date(taken_at))

/** 第二十六条第二款 names 查封 alone. */
export const custodial: MeasureBars = {
  '只有查封的财物可以委托第三人保管': { basis: 强制法.art(26, 2), if: (m) => m.values.custody === 'third_party' && m.values.kind !== 'seal' },
  '委托第三人保管的，应当写明保管人': { basis: 强制法.art(26, 2), if: (m) => m.values.custody === 'third_party' && m.values.custodian === null },
}

/** 第十八条第三至九项; 第三十条 asks of a freeze the certificate and the record alone, lest the party be warned. */
export const onSite: MeasureBars = {
  // The terms run from the legal day of this act.
  '办理日期应当填写实施之日': (m) => { const day = dayOfTaking(m); return day !== null && day !== m.on },
  '实施前须经机关负责人批准': { basis: 强制法.art(18, undefined, 1), if: (m) => {
    const day = dayOfTaking(m)
    return !m.values.urgent && day !== null && (m.values.approved_on === null || day < m.values.approved_on)
  } },
  '没有出示执法身份证件': { basis: 强制法.art(18, undefined, 3), if: (m) => !m.values.steps.includes('certificates') },
  '应当通知当事人到场，当场告知理由、依据、权利和救济途径，听取陈述和申辩': { basis: 强制法.art(18), if: (m) =>
    m.values.kind !== 'freeze' && Object.keys(onSiteSteps).some((step) => !m.values.steps.includes(step as 'told')) },
  '应当写明当事人或者见证人到场的情况': { basis: 强制法.art(18, undefined, 9), if: (m) => m.values.kind !== 'freeze' && m.values.attendance === null },
  '当事人不到场的，应当邀请见证人到场并写明见证人': { basis: 强制法.art(18, undefined, 9), if: (m) => m.values.attendance === 'witness' && m.values.witness === null },
  '应当写明当事人在现场笔录上签名的情况': { basis: 强制法.art(18, undefined, 8), if: (m) => m.values.attendance === 'party' && m.values.signature === null },
  ...custodial,
}
export const withTerm: MeasureBars = {
  '应当写明措施期限的最后一日': { basis: 强制法.art(20, 2), if: (m) => m.values.kind === 'liberty' && m.values.term_until === null },
  '措施期限的最后一日不得早于实施之日': (m) => { const day = dayOfTaking(m); return m.values.term_until !== null && day !== null && m.values.term_until < day },
}
/** The papers of 第二十四、三十一条 name the party with its address. */
export const addressed: MeasureBars = {
  '决定书应当载明当事人的地址': { basis: 强制法.art(24, 2, 1), if: (m) => isSeizure(m) && m.rows.party.some(({ address }) => !address) },
  '冻结决定书应当载明当事人的地址': { basis: 强制法.art(31, undefined, 1), if: (m) => m.values.kind === 'freeze' && m.rows.party.some(({ address }) => !address) },
}
