import type { LedgerImport, Mapping } from '../../../kernel/import/mapping.ts'
import { certificate } from './certificate.ts'

/** The list of officers as units keep it (国办发〔2018〕118号（二十三）: 执法人员动态管理). */
const list: Mapping = {
  id: 'certificate_list', label: '行政执法人员名册', ledger: certificate.id, placed_by: ['issued_on'], constants: { state: 'recorded' },
  columns: [
    { from: ['执法证号', '行政执法证号', '证件编号', '证号', '执法证件号'], to: 'certificate_number', required: true },
    { from: ['姓名', '持证人'], to: 'name', required: true },
    { from: ['公民身份号码', '身份证号', '身份证号码'], to: 'identity_number' },
    { from: ['职务'], to: 'post' },
    { from: ['执法类别', '执法领域', '执法门类'], to: 'enforcement_fields', required: true },
    { from: ['执法区域'], to: 'area' },
    { from: ['管理证件的执法监督机构', '执法监督机构', '主管机关'], to: 'registrar', required: true },
    { from: ['发证机关'], to: 'issuer' },
    { from: ['发证日期', '发证时间'], to: 'issued_on', required: true },
    { from: ['有效期至', '有效期截止', '有效期'], to: 'valid_until' },
    { from: ['最近审验日期', '审验日期', '年审日期'], to: 'checked_on' },
    { from: ['最近满期培训、考试合格日期', '满期培训日期'], to: 'retrained_on' },
  ],
}

/**
 * Cards that were held before. They come in awaiting the supervision body, as those that are typed in do; their terms count
 * from the last check and retraining that the list tells.
 */
export const certificateImport: LedgerImport = {
  procedure: certificate, mappings: [list], readers: {},
  once: ['certificate_number'],
  needs: ['certificate_number', 'name', 'enforcement_fields', 'registrar', 'issued_on'],
  complete: ({ matter: { obtained, issued_on, checked_on, retrained_on } }) =>
    ({ matter: { obtained: obtained === 'transferred' ? obtained : 'held', check_from: checked_on ?? issued_on ?? null, retrain_from: retrained_on ?? issued_on ?? null } }),
}
