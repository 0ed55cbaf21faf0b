import { mapRow } from '../../../kernel/import/map-row.ts'
import type { Cells, LedgerImport, MappedRow, Mapping, RowContext } from '../../../kernel/import/mapping.ts'
import { totals } from '../penalty/bars.ts'
import { penalty } from '../penalty/penalty.ts'
import { mappings } from './mappings.ts'
import { sanctions } from './sanctions.ts'

type Sanctions = Parameters<typeof totals>[0]
/** Totals as far as they are certain: a fine of unknown amount is no fine of nothing. A sender may leave an amount out altogether. */
function certainTotals(given: readonly object[]): Partial<ReturnType<typeof totals>> {
  // Rows as read have the child's own fields; ids are given when they are stored.
  const sanctions = given.map((row) => ({ amount: null, ...row })) as unknown as Sanctions
  const { heaviest_kind, ...amounts } = totals(sanctions)
  const unknown = (kind: string) => sanctions.some((one) => one.kind === kind && one.amount === null)
  const [fine, confiscation] = [unknown('fine'), unknown('confiscation')]
  return {
    heaviest_kind, ...(!fine && { fine_total: amounts.fine_total }), ...(!confiscation && { confiscation_total: amounts.confiscation_total }),
    ...(!fine && !confiscation && { amount_total: amounts.amount_total }),
  }
}
/** The registration department 92 is that of 个体工商户 (GB 32100-2015 表1). */
const isIndividualBusiness = (code: unknown): boolean => typeof code === 'string' && code.startsWith('92')

/** Past penalty decisions. Totals and the heaviest kind follow from the sanctions; an amount that is not certain is in no total. */
export const penaltyImport: LedgerImport = {
  procedure: penalty,
  mappings,
  readers: { sanctions },
  caution: '裁量幅度：带来裁量因素的按所适用的阶次核对；只有基准编号的，只核对是否超出该编号各阶次之外；只有幅度的，按幅度核对；都没有的不核对。',
  complete: ({ rows }) => ({
    matter: { ...(rows['sanction']?.length && certainTotals(rows['sanction'])) },
    rows: { ...(rows['party'] && { party: rows['party'].map((row) => isIndividualBusiness(row['credit_code']) && row['kind'] === 'organisation' ? { ...row, kind: 'individual_business' } : row) }) },
  }),
}

/** One line of a file of past decisions as a penalty case. */
export const parseRow = (cells: Cells, mapping: Mapping, context: RowContext): MappedRow => mapRow(penaltyImport, mapping, cells, context)
