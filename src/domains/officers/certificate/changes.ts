import { addDays } from '../../../kernel/law/day.ts'
import { isOver } from '../../../kernel/procedure/procedure.ts'
import { 地方证件规定, 山东程序规定, 市县依法行政决定 } from '../law.ts'
import { registrar } from './beginnings.ts'
import type { Actions } from './parts.ts'

/** What happens to a card in use, up to its end. */
export const changes = {
  amend: {
    label: '变更登记', basis: 山东程序规定.art(60, 3), by: registrar, from: ['recorded', 'valid', 'suspended'], offers: ['holder', 'name', 'post', 'enforcement_fields', 'area'],
    invalidIf: { '执法类别至少应当有一项': (m) => m.values.enforcement_fields.length === 0 },
  },
  check: {
    label: '审验', basis: 地方证件规定, by: registrar, from: ['valid', 'suspended'], to: { by: 'check_result', states: { passed: 'valid', failed: 'suspended' } }, asks: ['check_result'], offers: ['check_opinion'],
    issues: 'check_form', batch: true,
    sets: (m) => ({
      checked_on: m.on, check_from: m.on, missed_check: null,
      ...(m.values.check_result === 'failed' ? { suspended_on: m.on, suspension_ground: 'check_failed' as const, restored_on: null } : m.state === 'suspended' && { restored_on: m.on }),
    }),
    barredIf: {
      '证件不是因审验暂扣的，应当先恢复使用再审验': (m) => m.state === 'suspended' && m.values.suspension_ground !== 'check_missed' && m.values.suspension_ground !== 'check_failed',
      '满期未重新培训、考试合格的，应当先办理延续': (m) => m.state === 'suspended' && isOver(m.clock('retraining'), m.on),
    },
    invalidIf: { '审验不合格的，应当写明意见': (m) => m.values.check_result === 'failed' && m.values.check_opinion === null },
    leadsTo: ({ on, values }) => [{ ledger: 'certificate_event', action: 'record', link: 'event_of', input: eventOf(values, 'check', on, values.check_result) }],
  },
  /** The card holds on the last day of the term; what follows is the place's rule on that day, kept with its source in the journal. */
  miss_check: {
    label: '未按期审验', basis: 地方证件规定, by: 'law', onExpiryOf: 'missed_check', from: 'valid', to: { by: 'missed_check', states: { warned: 'valid', suspended: 'suspended' } },
    sets: (m) => m.facts.missed_suspends ? { missed_check: 'suspended', suspended_on: addDays(m.on, 1), suspension_ground: 'check_missed', restored_on: null } : { missed_check: 'warned' },
  },
  renew: {
    label: '延续', basis: 地方证件规定, by: registrar, from: ['valid', 'suspended'], asks: ['retrained_on'], offers: ['valid_until'], issues: 'renewal',
    sets: (m) => ({ retrain_from: m.values.retrained_on }),
    invalidIf: {
      '满期培训、考试合格日期尚未到来': (m) => m.values.retrained_on !== null && m.values.retrained_on > m.on,
      '延续后的有效期应当在今天之后': (m) => m.values.valid_until !== null && m.values.valid_until <= m.on,
    },
    leadsTo: ({ on, values }) => [{ ledger: 'certificate_event', action: 'record', link: 'event_of', input: eventOf(values, 'retraining', values.retrained_on ?? on, 'passed') }],
  },
  suspend: {
    label: '暂扣', basis: 地方证件规定, by: registrar, from: 'valid', to: 'suspended', asks: ['suspension_ground', 'suspension_reason'], issues: 'suspension',
    sets: (m) => ({ suspended_on: m.on, restored_on: null }),
  },
  restore: {
    label: '恢复使用', basis: 地方证件规定, by: registrar, from: 'suspended', to: 'valid', asks: ['restoration_reason'], sets: (m) => ({ restored_on: m.on }),
    barredIf: {
      '满期未重新培训、考试合格的，应当先办理延续': (m) => isOver(m.clock('retraining'), m.on),
      '未按期审验暂扣的，审验合格后恢复使用': (m) => m.values.suspension_ground === 'check_missed',
    },
  },
  replace: {
    label: '换证、补证', basis: 山东程序规定.art(60, 3), by: registrar, from: ['valid', 'suspended'], to: 'replaced', asks: ['replacement_ground', 'new_number'],
    offers: ['replacement_reason', 'new_unit', 'new_valid_until', 'recalled'], sets: (m) => ({ ended_on: m.on }),
    barredIf: { '证件在暂扣期间，应当先恢复使用': (m) => m.state === 'suspended' },
    invalidIf: {
      '机构改革、区内调动换证应当写明新证所属单位': ({ values: { replacement_ground, new_unit } }) => (replacement_ground === 'reform' || replacement_ground === 'moved') && new_unit === null,
      '遗失补办应当写明遗失经过': ({ values: { replacement_ground, replacement_reason } }) => replacement_ground === 'lost' && replacement_reason === null,
      '遗失的证件不能收回': ({ values: { replacement_ground, recalled } }) => replacement_ground === 'lost' && recalled,
    },
    leadsTo: ({ values }) => [{
      ledger: 'certificate', action: 'issue_replacement', link: 'replaces', ...(values.new_unit !== null && { org_id: values.new_unit }),
      input: {
        certificate_number: values.new_number, name: values.name, enforcement_fields: values.enforcement_fields, registrar: values.registrar, issuer: values.issuer,
        obtained: values.replacement_ground, holder: values.holder, post: values.post, area: values.area, valid_until: values.new_valid_until ?? values.valid_until,
        check_from: values.check_from, retrain_from: values.retrain_from,
      },
    }],
  },
  cancel: {
    label: '注销', basis: 市县依法行政决定.section(19), by: registrar, from: ['valid', 'suspended'], to: 'cancelled', asks: ['cancellation_ground'], offers: ['cancellation_reason', 'recalled'],
    issues: 'cancellation', sets: (m) => ({ ended_on: m.on }), batch: true,
    invalidIf: {
      '没有收回证件的，应当写明原因': ({ values: { recalled, cancellation_reason } }) => !recalled && cancellation_reason === null,
      // 取消行政执法资格 is a sanction that the government's legal office decides (山东省行政程序规定第一百三十六条第二项).
      '取消行政执法资格应当写明决定文书': { basis: 山东程序规定.art(136, undefined, 2), if: ({ values: { cancellation_ground, cancellation_reason } }) =>
        cancellation_ground === 'disqualified' && cancellation_reason === null },
    },
  },
  expire: { label: '有效期届满失效', basis: 地方证件规定, by: 'law', onExpiryOf: 'validity', from: ['recorded', 'valid', 'suspended'], to: 'expired' },
} as const satisfies Actions

const eventOf = ({ certificate_number, name, check_opinion }: { readonly certificate_number: string; readonly name: string; readonly check_opinion: string | null },
  kind: 'check' | 'retraining', done_on: string, result: string | null) =>
  ({ kind, done_on, result, certificate_number, name, ...(kind === 'check' && { opinion: check_opinion }) })
