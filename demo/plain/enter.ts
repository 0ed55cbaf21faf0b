import type { Pool } from 'pg'
import { systemCaller, withScope, type Tx } from '../../src/kernel/access/scope.ts'
import { emptyOf } from '../../src/kernel/field/parse.ts'
import type { Fields } from '../../src/kernel/field/field.ts'
import { writeEntries } from '../../src/kernel/import/write.ts'
import { registry } from '../stage.ts'
import { writer } from '../writer.ts'
import { enforcements, measures, remembered, type Known } from './coercion.ts'
import type { PlainDistrict } from './district.ts'

/** Writes a plain district's matters and lists; its units and people stand already. */
export async function enterPlain(worker: Pool, district: PlainDistrict, onProgress: (message: string) => void, most: number): Promise<void> {
  onProgress(`  ${district.name}`)
  const { write, written } = writer(worker, district.code, () => {}, most)
  const cases: Known[] = []
  const ledgers = district.ledgers(district)
  const beside = ledgers.some(([ledger]) => ledger === 'penalty') ? 'penalty' : 'inspection'
  for (const [ledger, matters] of ledgers) await write(ledger, ledger === beside ? remembered(beside, matters, cases) : matters)
  await write('coercive_measure', measures(district, cases))
  await write('coercive_enforcement', enforcements(district, cases))
  await written()
  await withScope(worker, systemCaller(district.code), (tx) => enterLists(tx, district))
}

async function enterLists(tx: Tx, district: PlainDistrict): Promise<void> {
  const random = district.random('lists')
  const { code, supervisor } = district
  const entries = district.entries(district)
  for (const ledger of new Set(entries.map(({ register }) => register))) {
    const register = registry.registers.get(ledger)!
    const { rowCount } = await tx.query(`select from "${ledger}" where district = $1 limit 1`, [code])
    if (rowCount) continue
    const org = district.unitId(ledger.startsWith('reconsideration') ? 'government' : 'justice')
    await writeEntries(tx, register, entries.filter((entry) => entry.register === ledger).map(({ from, until, input }) => ({
      row: {
        district: code, id: random.id(from), org_id: org, valid_from: from, valid_until: until ?? null,
        ...Object.fromEntries(Object.entries(register.fields as Fields).map(([name, field]) => [name, input[name] ?? emptyOf(field)])),
      },
      actor_id: supervisor.id, actor_name: supervisor.name,
    })))
  }
}
