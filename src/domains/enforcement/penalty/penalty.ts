import { inHeading } from '../../../kernel/access/mask.ts'
import { defineProcedure } from '../../../kernel/procedure/procedure.ts'
import { penaltyFromInspection, penaltyFromOrder } from '../brings.ts'
import { 三项制度, 处罚法, 强制法 } from '../../common/law.ts'
import { decision } from './actions/decision.ts'
import { execution } from './actions/execution.ts'
import { filing } from './actions/filing.ts'
import { hearingTheParty } from './actions/hearing-the-party.ts'
import { investigation } from './actions/investigation.ts'
import { deadlines } from './deadlines.ts'
import { documents } from './documents.ts'
import { children, fields, sections } from './fields.ts'
import { everyState, states } from './states.ts'
import { looksUp } from './facts.ts'

/** A case from the lead to its closing; what was decided counts once, under the heaviest kind. */
export const penalty = defineProcedure({
  id: 'penalty',
  label: '行政处罚',
  basis: [处罚法.whole, 强制法.whole, 三项制度.whole],
  series: '罚',
  governedBy: 'lead_on',
  fields,
  many: children,
  title: ({ values, rows }) => {
    const [first, ...others] = rows.party
    const who = first ? inHeading(first) : '当事人待查'
    return `${who}${others.length ? `等${others.length + 1}名当事人` : ''} ${values.cause ?? ''}`.trim()
  },
  list: ['enforcement_field', 'track', 'outcome', 'decided_on', 'heaviest_kind', 'amount_total', 'filed_on', 'published_on'],
  sections,
  announced: { setting: 'service_notice_term', by: 'enforcement_field' },
  looksUp,
  states,
  opensIn: 'lead',
  documents,
  deadlines,
  actions: {
    ...filing, ...investigation, ...hearingTheParty, ...decision, ...execution,
    supervise: {
      label: '监督抽查', basis: 处罚法.art(75, 1), by: 'supervisor', from: everyState, offers: ['supervision_finding'], batch: true,
      sets: (m) => ({ supervised_on: m.on }),
    },
  },
  links: {
    from_inspection: { label: '检查发现的线索', to: 'inspection', basis: 处罚法.art(54, 1), brings: penaltyFromInspection },
    from_order: { label: '责令改正', to: 'rectification_order', basis: 处罚法.art(28, 1), brings: penaltyFromOrder },
    of_campaign: { label: '专项执法行动', to: 'enforcement_campaign' },
  },
  alike: {
    label: '同类案件', on: 'decided_on', measure: 'fine_total', months: 12,
    same: { '同一违法行为、同一阶次': 'discretion_key', '同一违法行为': 'discretion_items', '同一案由': 'cause' },
  },
  searched: ['cause', 'facts', 'authority', 'party.name', 'violation.description'],
  publication: {
    label: '行政处罚决定信息', about: 'party.name', basis: 处罚法.art(48, 1),
    fields: ['enforcement_field', 'cause', 'findings', 'decided_on', 'publication_period'],
    rows: { party: ['name', 'kind', 'credit_code'], violation: ['description', 'provision', 'penalty_provision'], sanction: ['kind', 'amount', 'content', 'basis'] },
  },
})
