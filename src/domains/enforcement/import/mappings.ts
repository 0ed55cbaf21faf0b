import type { Mapping } from '../../../kernel/import/mapping.ts'

/** Every past decision: concluded, decided as a penalty, under the general procedure. */
const decided = { state: 'closed', track: 'general', outcome: 'penalty' }
const party = { given: 'name', unnamed: '（未载明）', constants: { kind: 'organisation' } }
const placed_by = ['decided_on']

/** Environmental penalty decisions as a research corpus labels them: number, party, authority, day, amounts in the words of the text. */
const environment: Mapping = {
  id: 'environment_decisions', label: '生态环境处罚决定（语料）', ledger: 'penalty', placed_by, constants: { ...decided, enforcement_field: 'environment', cause: '生态环境违法' },
  columns: [
    { from: ['doc_no'], to: 'number', required: true },
    { from: ['party'], to: 'party.name' },
    { from: ['party_kind'], to: 'party.kind', values: { org: 'organisation', person_masked: 'person', '': 'organisation' } },
    { from: ['uscc'], to: 'party.credit_code', problem: 'code_problem' },
    { from: ['authority'], to: 'authority' },
    { from: ['date_raw'], to: 'decided_on' },
    { from: ['fine_raw'], to: 'fine_text' },
    { reads: { fine: ['fine_raw'] }, rows: 'sanction', reader: 'sanctions' },
  ],
  rows: { party },
  ignored: ['uscc_check', 'excerpts'],
}
/** The nine-column form in which the People's Bank publishes. */
const bank: Mapping = {
  id: 'bank_notice', label: '人民银行行政处罚信息公示表', ledger: 'penalty', placed_by, constants: { ...decided, enforcement_field: 'other', cause: '金融管理违法' },
  columns: [
    { from: ['行政处罚决定书文号'], to: 'number', required: true },
    { from: ['当事人名称'], to: 'party.name', required: true },
    // 任职部门 is filled for responsible persons only
    { from: ['任职部门'], to: 'party.kind', values: { '': 'organisation' }, otherwise: 'person' },
    { from: ['违法行为类型'], to: 'violation.description', separator: ';' },
    { from: ['作出行政处罚决定机关名称'], to: 'authority' },
    { from: ['作出行政处罚决定日期'], to: 'decided_on', required: true },
    { from: ['行政处罚内容'], to: 'fine_text' },
    { reads: { content: ['行政处罚内容'] }, rows: 'sanction', reader: 'sanctions' },
  ],
  rows: { party },
  ignored: ['序号', '公示期限'],
}
/** The provincial data table 行政处罚决定; its party stands in another table. Amounts are in yuan by default: change `unit` where a district's file counts in 万元. */
const zhejiang: Mapping = {
  id: 'zhejiang_decisions', label: '浙江省公共数据“行政处罚决定”', ledger: 'penalty', placed_by, constants: { ...decided, enforcement_field: 'other' },
  columns: [
    { from: ['admin_punish_doc'], to: 'number', required: true },
    { from: ['case_name'], to: 'cause', required: true },
    { from: ['casedeptname'], to: 'authority' },
    { from: ['punish_decide_tm'], to: 'decided_on', required: true },
    { from: ['punish_money'], to: 'fine_text' },
    { from: ['cancel_reason'], to: 'publication_withdrawal_reason' },
    {
      reads: { kinds: ['punish_type'], content: ['punish_content'], fine: ['punish_money'], confiscation: ['illegality_money'], licence: ['revoke_license'], basis: ['law_basis'] },
      rows: 'sanction', reader: 'sanctions',
    },
  ],
  ignored: ['id', 'extend_1', 'extend_2', 'revoke_code', 'punish_valid_dt', 'public_deadline', 'cf_sjly', 'cf_sjlydm'],
}
/** The national form of 双公示, by its codes or its Chinese headers; amounts in 万元. */
const doublePublicity: Mapping = {
  id: 'double_publicity', label: '行政处罚双公示信息', ledger: 'penalty', placed_by, constants: { ...decided, enforcement_field: 'other' },
  columns: [
    { from: ['CF_WSH', '行政处罚决定书文号'], to: 'number', required: true },
    { from: ['CF_XDR_MC', '行政相对人名称'], to: 'party.name', required: true },
    { from: ['CF_XDR_LB', '行政相对人类别'], to: 'party.kind', values: { 法人: 'organisation', 非法人组织: 'organisation', 法人及非法人组织: 'organisation' } },
    { from: ['CF_XDR_SHXYM', '行政相对人代码_1(统一社会信用代码)', '统一社会信用代码'], to: 'party.credit_code', problem: 'code_problem' },
    { from: ['CF_FRDB', '法定代表人'], to: 'party.representative' },
    { from: ['CF_XDR_ZJHM', '证件号码'], to: 'party.other_identity' },
    { from: ['CF_WFXW', '违法行为类型'], to: 'cause', required: true },
    { from: ['CF_SY', '违法事实'], to: 'findings' },
    { from: ['CF_CFJG', '处罚机关'], to: 'authority' },
    { from: ['CF_JDRQ', '处罚决定日期'], to: 'decided_on', required: true },
    { from: ['CF_NR_FK', '罚款金额(万元)', '罚款金额（万元）'], to: 'fine_text' },
    {
      reads: {
        kinds: ['CF_CFLB', '处罚类别'], content: ['CF_NR', '处罚内容'], fine: ['CF_NR_FK', '罚款金额(万元)', '罚款金额（万元）'],
        confiscation: ['CF_NR_WFFF', '没收违法所得、没收非法财物的金额(万元)', '没收违法所得、没收非法财物的金额（万元）'],
        licence: ['CF_NR_ZKDX', '暂扣或吊销证照名称及编号'], basis: ['CF_YJ', '处罚依据'],
      },
      rows: 'sanction', reader: 'sanctions', unit: 'ten_thousand',
    },
  ],
  rows: { party },
  ignored: [
    'CF_XDR_GSZC', 'CF_XDR_ZZJG', 'CF_XDR_SWDJ', 'CF_XDR_SYDW', 'CF_XDR_SHZZ', 'CF_FR_ZJLX', 'CF_FR_ZJHM', 'CF_XDR_ZJLX', 'CF_YXQ', 'CF_GSJZQ', 'CF_CFJGDM', 'CF_SJLY', 'CF_SJLYDM', 'BZ',
  ],
}

export const mappings: readonly Mapping[] = [environment, bank, zhejiang, doublePublicity]
