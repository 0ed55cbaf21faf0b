import { choice, choices, date, integer, longText, org, required, text } from '../../kernel/field/field.ts'
import { linked, linkedRows, type LinkedMatter, type LinkedRow } from '../../kernel/procedure/look-up.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { fileKinds } from './standard.ts'

const DONE = ['drawn', 'published', 'withheld']
const isDrawn = (m: { readonly facts: { readonly draws: readonly LinkedMatter[] } }): boolean => m.facts.draws.some(({ state }) => DONE.includes(state))
/** Files opened by one act: a transaction that opened a thousand matters would keep everybody waiting. */
const AT_ONCE = 200
/** A member of the pool says ledger, unit and case: `penalty:…`; its code is the number of the file. */
const fileOf = ({ values: { member, code, stratum } }: LinkedRow) => {
  const [ledger, id] = (member as string).split(':') as [keyof typeof ledgers, string]
  return { ledger, id, number: code as string, unit: stratum as string }
}
interface Taking { readonly facts: { readonly drawn: readonly LinkedRow[] | null; readonly files: readonly LinkedMatter[] } }
/** What was drawn and has no score sheet yet. */
const untaken = ({ facts }: Taking) => (facts.drawn ?? []).filter(({ state }) => DONE.includes(state)).map(fileOf)
  .filter(({ number, unit }) => !facts.files.some(({ values }) => values['file_number'] === number && values['unit'] === unit))
const ledgers = { penalty: 'penalty', inspection: 'inspection', coercive_measure: 'coercion' } as const satisfies { readonly [ledger: string]: keyof typeof fileKinds }

/** 案卷评查活动: whose files of which time are scored, drawn by a verifiable draw or chosen; each file is a matter of its own. */
export const evaluation = defineProcedure({
  id: 'evaluation',
  label: '案卷评查活动',
  basis: [处罚法.art(75, 1), 三项制度.section(10), 三项制度.section(19)],
  series: '评查',
  governedBy: 'planned_on',
  fields: {
    name: required(text('活动名称')),
    planned_on: required(date('方案日期')),
    kinds: required(choices('案卷类别', fileKinds)),
    from_on: required(date('案卷起始日期', { hint: '处罚决定、检查、实施强制措施的日期' })),
    until_on: required(date('案卷截止日期')),
    selection: required(choice('选卷方式', { random: '随机抽取', chosen: '自行选送、指定' })),
    files_per_unit: integer('每个单位抽取的卷数'),
    unit: org('只评查这个单位'),
    report: longText('评查总体报告'),
    reported_on: date('通报日期'),
  },
  title: ({ values }) => values.name,
  list: ['kinds', 'selection', 'planned_on', 'name', 'from_on', 'until_on', 'reported_on'],
  sections: { 方案: ['name', 'planned_on', 'kinds', 'from_on', 'until_on', 'selection', 'files_per_unit', 'unit'], 通报: ['report', 'reported_on'] },
  looksUp: { draws: linked('draws_for'), drawn: linkedRows('draws_for', 'selected', 'take_files'), files: linked('in_evaluation') },
  states: { planned: { label: '选卷' }, scoring: { label: '评查中' }, reported: { label: '已通报', final: true } },
  opensIn: 'planned',
  documents: { report: { label: '案卷评查通报', template: 'evaluation_report', series: '评查', serve: 'once', basis: 三项制度.section(19) } },
  deadlines: {
    scoring: { label: '评查活动', from: { entering: 'scoring' }, until: { entering: 'reported' }, term: { setting: 'evaluation_term' } },
  },
  actions: {
    plan: {
      label: '制订评查方案', basis: 处罚法.art(75, 1), by: 'supervisor', opens: true, asks: ['name', 'planned_on', 'kinds', 'from_on', 'until_on', 'selection'], offers: ['files_per_unit', 'unit'],
      invalidIf: {
        '截止日期不得早于起始日期': (m) => m.values.until_on < m.values.from_on,
        '随机抽取的，应当写明每个单位抽取的卷数': (m) => m.values.selection === 'random' && (m.values.files_per_unit ?? 0) < 1,
        '行政许可案卷不在本系统办理，应当自行选送、指定': (m) => m.values.selection === 'random' && m.values.kinds.includes('licence'),
      },
    },
    ask_draw: {
      label: '随机抽取案卷', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'planned',
      leadsTo: (m) => [{ ledger: 'draw', action: 'open_for', link: 'draws_for', input: { purpose: `${m.values.name}：抽取评查案卷`, pool: 'evaluation_files' } }],
      barredIf: { '选卷方式不是随机抽取': (m) => m.values.selection !== 'random', '已经在抽取': (m) => m.facts.draws.some(({ state }) => state !== 'void') },
    },
    take_files: {
      label: '按抽取结果立卷评查（一次至多二百卷）', basis: 处罚法.art(75, 1), by: 'supervisor', from: ['planned', 'scoring'], to: 'scoring',
      leadsTo: (m) => untaken(m).slice(0, AT_ONCE).map(({ ledger, id, number, unit }) => ({
        ledger: 'file_score', action: 'open_drawn', link: 'in_evaluation', ties: [{ kind: 'scores', ledger, id }], input: { unit, file_kind: ledgers[ledger], file_number: number },
      })),
      barredIf: { '选卷方式不是随机抽取': (m) => m.values.selection !== 'random', '尚未抽取案卷': (m) => !isDrawn(m) },
    },
    begin: {
      label: '开始评查选送、指定的案卷', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'planned', to: 'scoring',
      barredIf: { '随机抽取的，按抽取结果立卷': (m) => m.values.selection === 'random' },
    },
    report: {
      label: '通报评查结果', basis: 三项制度.section(19), by: ['supervisor', 'office_head'], from: 'scoring', to: 'reported', asks: ['report'], issues: 'report', sets: (m) => ({ reported_on: m.on }),
      barredIf: { '没有评查的案卷': (m) => m.facts.files.length === 0, '还有案卷没有评查完毕': (m) => m.facts.files.some(({ closed }) => !closed) },
    },
  },
})
