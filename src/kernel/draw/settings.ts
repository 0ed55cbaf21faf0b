import type { Tx } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import { resolveSetting } from '../setting/resolve.ts'
import { defineSetting } from '../setting/setting.ts'
import { carriedPauses, readPause, type Pause } from './pauses.ts'

/** The years carried with the program need no entry. */
export const lottery_pauses = defineSetting<'lottery_pauses', readonly string[]>({
  id: 'lottery_pauses', label: '彩票市场休市期间', kind: 'list', fallback: [],
  items: { fits: (item) => readPause(item) !== null, wanted: '应当写明起止日期，如“2027-02-04 至 2027-02-13”，每年春节、国庆节各一段' },
  source: '财政部每年关于下一年彩票市场休市安排的公告；2021至2026年的已经载入程序',
})

/** Every pause a place knows of on a day. */
export async function pausesKnown(tx: Tx, district: string, today: IsoDate): Promise<readonly Pause[]> {
  const { value } = await resolveSetting<readonly string[]>(tx, district, lottery_pauses, null, today)
  return [...carriedPauses, ...value.flatMap((entry) => readPause(entry) ?? [])]
}
