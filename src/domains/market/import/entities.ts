import type { LedgerImport, Mapping } from '../../../kernel/import/mapping.ts'
import { ledgerOf } from '../../../kernel/import/register-ledger.ts'
import { inspectionObject } from '../registers.ts'

/** An extract of the registration of market entities: credit code, kind, name, state, registrar, days, line of business. */
const entities: Mapping = {
  id: 'market-entities', label: '市场主体登记数据', ledger: 'inspection_object', placed_by: ['approved_on'], constants: { state: 'standing', credit_risk: 'none' },
  columns: [
    { from: ['uscc', '统一社会信用代码'], to: 'credit_code', required: true, problem: 'code_problem' },
    // Names of self-employed businesses are often left out of what is passed on.
    { from: ['comp_name', '名称', '企业名称'], to: 'name', values: { '': '（名称未提供）' } },
    { from: ['entity_kind', '主体类别'], to: 'kind', values: { organisation: 'enterprise' }, otherwise: 'enterprise' },
    { from: ['reg_state', '登记状态'], to: 'registration_state', values: { 在业: 'active', 开业: 'active', 在营: 'active' }, otherwise: 'other' },
    { from: ['reg_org', '登记机关'], to: 'registrar' },
    { from: ['established', '成立日期'], to: 'established_on' },
    { from: ['approved', '核准日期'], to: 'approved_on' },
    { from: ['industry', '行业'], to: 'line' },
    { from: ['address', '住所', '经营场所'], to: 'address' },
  ],
  ignored: ['comp_type', '企业类型'],
}

export const entityImport: LedgerImport = { procedure: ledgerOf(inspectionObject), mappings: [entities], readers: {} }
