import type { Role } from '../src/kernel/access/role.ts'
import { personName } from './names.ts'
import type { DemoAccount } from './people.ts'
import { randomOf } from './random.ts'
import type { DemoUnit } from './units.ts'

/** The city above the five districts: its government and its bureau of justice, which see every district and work in none. */
export const CITY = '990100'
export const CITY_NAME = '示范市'
const random = randomOf('city')
export const cityUnits: readonly DemoUnit[] = [
  { key: 'government', name: `${CITY_NAME}人民政府`, short: '市政府', kind: 'government', prefix: '示市政', parent: null },
  { key: 'justice', name: `${CITY_NAME}司法局`, short: '市司法局', kind: 'justice_bureau', prefix: '示市司', parent: 'government' },
]
const ids = new Map(cityUnits.map(({ key }) => [key, random.id('2012-01-04')]))
export const cityUnitId = (key: string): string => ids.get(key)!
const account = (name: string, unit: string, duty: string, ...roles: readonly Role[]): DemoAccount =>
  ({ id: random.id('2012-01-04'), name: personName(random), sign_in_name: `demo.shi.${name}`, unit, duty, roles })
export const cityAccounts: readonly DemoAccount[] = [
  account('jiandu', 'justice', '示范市执法监督人员', 'supervisor', 'office_head'), account('tongji', 'justice', '示范市统计人员', 'statistician'), account('lingdao', 'government', '示范市政府负责人', 'organ_head'),
]
