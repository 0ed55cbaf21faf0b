import type { Pool } from 'pg'
import { publicSite } from '../src/kernel/document/settings.ts'
import { systemCaller, withScope } from '../src/kernel/access/scope.ts'
import { resolveSetting } from '../src/kernel/setting/resolve.ts'
import { CITY } from './city.ts'
import { FOUNDED } from './plain/district.ts'

/** What the settings page says of it. */
const SOURCE = '演示：本机提供演示的地址，只在本机打得开；正式使用时由本级政府门户网站确定'

/**
 * Tells the demonstration where its public site is, so that its papers carry their codes: the address it is served on now,
 * from the first day of its papers on. Another address at the next start corrects it; what somebody entered himself stays.
 */
export async function servedAt(worker: Pool, address: string): Promise<void> {
  await withScope(worker, systemCaller(CITY), async (tx) => {
    if ((await tx.query('select from district where code = $1', [CITY])).rowCount === 0) return
    const { value, source, place } = await resolveSetting<string>(tx, CITY, publicSite, null, FOUNDED)
    if (value === address || (place !== null && source !== SOURCE)) return
    await tx.query('insert into setting_value (place, id, value, valid_from, source) values ($1, $2, $3, $4, $5)', [CITY, publicSite.id, JSON.stringify(address), FOUNDED, JSON.stringify(SOURCE)])
  })
}
