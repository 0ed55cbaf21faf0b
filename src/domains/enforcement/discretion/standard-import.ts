import { ledgerOf } from '../../../kernel/import/register-ledger.ts'
import type { LedgerImport, Mapping } from '../../../kernel/import/mapping.ts'
import { makers, type Tier } from './choices.ts'
import { discretionStandard } from './discretion-standard.ts'
import { readRange } from './read-range.ts'

/** What tables call their steps (国办发〔2022〕27号 （六）); 轻微 says how grave the breach is, not that it goes unpunished. */
const tiers: { readonly [text: string]: Tier } = {
  不予: 'none', 不予处罚: 'none', 不予行政处罚: 'none', 免予处罚: 'none', 免予行政处罚: 'none', 免罚: 'none', 减轻: 'reduced', 减轻处罚: 'reduced', 减轻行政处罚: 'reduced',
  从轻: 'lighter', 从轻处罚: 'lighter', 从轻行政处罚: 'lighter', 轻微: 'lighter', 情节轻微: 'lighter', 较轻: 'lighter', 情节较轻: 'lighter',
  一般: 'general', 一般处罚: 'general', 情节一般: 'general', 从重: 'heavier', 从重处罚: 'heavier', 从重行政处罚: 'heavier', 较重: 'heavier', 情节较重: 'heavier', 严重: 'heavier', 情节严重: 'heavier', 特别严重: 'heavier',
}
const GRADE = ['裁量阶次', '阶次', '裁量等级', '违法程度', '裁量档次', '情节', '违法情节']

/** The table in which standards are made public: 违法行为, 法定依据, 裁量阶次, 适用条件, 具体标准 and what places add to them. */
const table: Mapping = {
  id: 'discretion_table', label: '行政处罚裁量基准表', ledger: discretionStandard.id, placed_by: ['published_on'], constants: { state: 'standing', maker: 'own' },
  columns: [
    { from: ['违法行为编号', '编号', '编码', '事项编码', '序号'], to: 'item', required: true },
    { from: ['违法行为', '违法行为名称', '处罚事项', '事项名称'], to: 'violation', required: true },
    { from: ['阶次名称', ...GRADE], to: 'grade', required: true },
    { from: GRADE, to: 'tier', values: tiers, required: true },
    { from: ['裁量因素'], to: 'factors' },
    { from: ['适用条件', '适用情形', '裁量情节', '具体情形', '情节描述'], to: 'circumstances' },
    { from: ['具体标准', '裁量标准', '处罚标准', '裁量基准', '裁量幅度'], to: 'content' },
    { from: ['处罚种类'], to: 'kinds' },
    { from: ['罚款下限'], to: 'amount_from' },
    { from: ['罚款上限'], to: 'amount_to' },
    { from: ['违反的规定', '违反条款', '禁止性规定'], to: 'provision' },
    { from: ['法定依据', '处罚依据', '法律依据'], to: 'penalty_provision', required: true },
    { from: ['裁量基准名称', '基准名称', '文件名称'], to: 'standard', required: true },
    { from: ['文号'], to: 'paper' },
    { from: ['制定机关'], to: 'maker', values: Object.fromEntries(Object.entries(makers).map(([code, label]) => [label, code])), otherwise: 'superior' },
    { from: ['制定机关名称', '制定单位'], to: 'maker_name', required: true },
    { from: ['执法领域', '领域'], to: 'enforcement_field', required: true },
    { from: ['公布日期', '发布日期'], to: 'published_on' },
    { from: ['施行日期', '生效日期', '实施日期'], to: 'opened_on', required: true },
  ],
}

/** Standards come as tables whose words tell the range; an amount the table has in a column of its own stands before what is read. */
export const standardImport: LedgerImport = {
  procedure: ledgerOf(discretionStandard), mappings: [table], readers: {},
  complete: ({ matter }) => {
    const read: { readonly [name: string]: unknown } = { ...(typeof matter['content'] === 'string' && readRange(matter['content'])) }
    const wanting = Object.entries(read).filter(([name]) => { const own = matter[name]; return own === null || own === undefined || (Array.isArray(own) && own.length === 0) })
    return { matter: Object.fromEntries(wanting) }
  },
}
