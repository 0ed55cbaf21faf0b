import { defineProcedure } from '../../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../../common/law.ts'
import { 山东程序规定, 市县依法行政决定 } from '../law.ts'
import { beginnings } from './beginnings.ts'
import { changes } from './changes.ts'
import { fields } from './fields.ts'
import { deadlines, documents, looksUp, states } from './parts.ts'

/** A certificate of enforcement from its issue to its end. A new card is a new matter, tied to the one it replaces. */
export const certificate = defineProcedure({
  id: 'certificate',
  label: '行政执法证件',
  basis: [处罚法.art(42, 1), 处罚法.art(55, 1), 三项制度.section(23), 山东程序规定.art(60, 3)],
  series: '执证',
  governedBy: 'issued_on',
  standing: true,
  // Whether a card that somebody brings holds is for the supervision body to say (山东省行政程序规定第六十条第三款).
  comesIn: ['recorded'],
  fields,
  title: ({ values }) => `${values.name ?? ''} ${values.certificate_number ?? ''}`.trim(),
  list: ['certificate_number', 'name', 'enforcement_fields', 'obtained', 'issued_on', 'valid_until', 'checked_on'],
  sections: {
    证件: ['certificate_number', 'holder', 'name', 'identity_number', 'post', 'enforcement_fields', 'area', 'registrar', 'issuer', 'obtained', 'issued_on', 'valid_until', 'rejection_reason'],
    审验和延续: ['checked_on', 'check_result', 'check_opinion', 'check_from', 'missed_check', 'retrained_on', 'retrain_from'],
    暂扣: ['suspended_on', 'suspension_ground', 'suspension_reason', 'restored_on', 'restoration_reason'],
    换证和注销: [
      'replacement_ground', 'replacement_reason', 'new_number', 'new_unit', 'new_valid_until', 'cancellation_ground', 'cancellation_reason', 'recalled', 'ended_on',
    ],
  },
  looksUp,
  states,
  opensIn: 'valid',
  documents,
  deadlines,
  actions: { ...beginnings, ...changes },
  links: {
    from_qualification: { label: '资格考试', to: 'qualification', basis: 市县依法行政决定.section(19) },
    replaces: { label: '换发前的证件', to: 'certificate' },
  },
  sharedWith: ['registrar'],
  searched: ['certificate_number', 'name'],
})
