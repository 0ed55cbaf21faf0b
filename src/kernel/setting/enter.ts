import type { PoolClient } from 'pg'
import { Fault, invalid } from '../fault.ts'
import type { SettingDef } from './setting.ts'
import { problemsOf, type EnteredValue } from './value.ts'

/**
 * Enters a local value with its source. Nothing is overwritten: a value with the same first day corrects the
 * earlier one, and matters keep the value that was used, in their journal.
 *
 * @param by the administrator; his district answers for the place (its own, or one above it that nobody else shares)
 * @throws Fault `invalid` with every problem, `forbidden` for a place or person that may not set it
 */
export async function enterSetting(
  tx: Pick<PoolClient, 'query'>, by: { readonly account_id: string }, definition: SettingDef, place: string, entered: EnteredValue,
): Promise<void> {
  const problems = problemsOf(definition, entered)
  if (problems.length > 0) throw invalid(problems)
  try {
    await tx.query('insert into setting_value (place, id, key, value, valid_from, source, entered_by) values ($1, $2, $3, $4, $5, $6, $7)', [
      place, definition.id, entered.key ?? '', entered.value === null ? null : JSON.stringify(entered.value), entered.valid_from,
      JSON.stringify(entered.source), by.account_id,
    ])
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '42501') throw new Fault('forbidden', '只有系统管理员可以设定本地参数，且限于本区划，以及没有其他区划共用的上级区划')
    if (code === '23503') throw new Fault('not_found', `没有代码为“${place}”的区划，请先登记该区划`)
    throw error
  }
}

/** One entered value with its history, newest first, as the settings page shows it. */
export interface SettingHistory { readonly place: string; readonly key: string; readonly value: unknown; readonly valid_from: string; readonly source: unknown; readonly entered_by: string | null; readonly entered_at: Date }

/** Everything ever entered for a setting in the district's line of places. */
export async function historyOf(tx: Pick<PoolClient, 'query'>, district: string, id: string): Promise<SettingHistory[]> {
  const { rows } = await tx.query<SettingHistory>(
    `select place, key, value, valid_from::text, source, entered_by, entered_at from setting_value
     where id = $2 and place in (select code from kernel.places_above($1)) order by valid_from desc, entered_at desc`, [district, id])
  return rows
}
