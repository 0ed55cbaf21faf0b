import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../../test/support/world.ts'
import { withScope } from '../../../kernel/access/scope.ts'
import { folderStore } from '../../../kernel/attachment/store.ts'
import { runChecks } from '../../../kernel/check/run.ts'
import { receive } from '../../../kernel/exchange/receive.ts'
import { acceptFile } from '../../../kernel/import/accept.ts'
import { startJob } from '../../../kernel/import/job.ts'
import { detectMapping, type Mapping } from '../../../kernel/import/mapping.ts'
import { runImport } from '../../../kernel/import/run.ts'
import { rooms } from '../../index.ts'
import { mappings } from '../import/mappings.ts'
import { parseRow } from '../import/penalty-import.ts'

/**
 * Decisions that were really taken, brought in with what they say and nothing else. Nobody is accused for what a decision does
 * not carry: what a rule finds here is either in the decision itself or the rule is wrong.
 */
const real = (name: string) => new URL(`../../../../../shared/data/real/${name}`, import.meta.url)
const isHere = existsSync(real('env-penalties.csv'))
const [clerk, machine] = [somebody(unit(2), 'clerk'), somebody(unit(3), 'machine')]
/** Eight years on, the last ones four, so that the law of today reads them: leap years stay leap years. */
const moved = (csv: string) => csv.replaceAll(/,(20[01]\d)([-年])/g, (_, year: string, rest: string) => `,${Number(year) + (year > '2017' ? 4 : 8)}${rest}`)
/** Those whose own rules differ most, and the rest. */
const fields = ['market', 'environment', 'agriculture', 'public_security', 'other']

describe.skipIf(!isHere)('真实处罚决定逐条检查（没有 ../shared 时跳过）', () => {
  let t: TestWorld
  let folder: string
  beforeAll(async () => { t = await testWorld(rooms, '', '2026-11-23'); folder = await mkdtemp(join(tmpdir(), 'decisions-')) })
  afterAll(async () => { await t.close(); await rm(folder, { recursive: true }) })

  async function* bytes(text: string) { yield Buffer.from(text) }
  async function bring(name: string, text: string, mapping: Mapping) {
    const world = { ...t.world, files: folderStore(folder) }
    const job = await acceptFile(world, clerk, { ledger: 'penalty', org_id: unit(2), name, content: bytes(text) })
    await withScope(world.pool, clerk, (tx) => startJob(tx, world, clerk, job.id, { mapping, dry: false }))
    return runImport(world, clerk, job.id)
  }
  const check = async () => { while ((await runChecks(t.world, (what, error) => { throw new Error(what, { cause: error }) }))!.more); }
  /** What was found, by rule, in the cases brought in by `name`. */
  const found = async (name: string) => (await t.owner.query<{ rule: string; number: string; detail: string }>(
    `select f.check_id as rule, p.number, f.detail from finding f join penalty p on p.district = f.district and p.id = f.subject_id::uuid where f.district = $1 and p.source_ref like $2 order by p.number`, [DISTRICT, `${name}%`])).rows
  const csv = (text: string): string[][] => text.trim().split('\n').map((line) => line.split(','))

  test('照原样导入：只有一件，决定书上的信用代码通不过校验；二〇一八年十二月以前的不溯及', async () => {
    for (const name of ['env-penalties.csv', 'pbc-penalties-2026-104-116.csv']) {
      const text = readFileSync(real(name), 'utf8')
      expect(await bring(name, text, detectMapping(mappings, csv(text)[0]!)!)).toMatchObject({ state: 'finished', refused: 0 })
    }
    await check()
    expect(await found('env')).toMatchObject([{ rule: 'penalty_party_code', number: '登环罚决字〔2019〕第5号', detail: expect.stringContaining('914101857258093411 存疑') as string }])
    expect(await found('pbc')).toEqual([])
  }, 60_000)

  test('移到今日由现行法律检查，各执法领域都一样：问题只在决定自己写错的代码', async () => {
    const text = readFileSync(real('env-penalties.csv'), 'utf8')
    const [head, ...lines] = moved(text).trim().split('\n')
    for (const field of fields) {
      const mapping = { ...mappings[0]!, constants: { ...mappings[0]!.constants, enforcement_field: field } }
      expect(await bring(`moved-${field}.csv`, [head, ...lines.map((line) => field + line)].join('\n'), mapping)).toMatchObject({ refused: 0, imported: lines.length })
    }
    await check()
    for (const field of fields) {
      const all = await found(`moved-${field}`)
      expect(all.map(({ rule }) => rule), field).toEqual(Array.from({ length: 3 }, () => 'penalty_party_code'))
      for (const { detail } of all) expect(detail).toContain('校验码不符')
    }
  }, 240_000)

  test('由其他系统报送，先报决定、三个月后再报结案，其间和结案后检查：没有一件被认定违法', async () => {
    const text = moved(readFileSync(real('env-penalties.csv'), 'utf8'))
    const [headers, ...lines] = csv(text)
    const decided = lines.map((line, at) => parseRow(Object.fromEntries(headers!.map((header, i) => [header, line[i] ?? ''])), mappings[0]!, { headers: headers!, line: at + 2, file: 'x.csv', today: '2026-11-23' }))
      .filter(({ matter, rows }) => matter['decided_on'] !== null && (rows['party'] ?? []).every(({ code_problem }) => code_problem === null)).filter((_, at) => at % 6 === 0)
    expect(decided.length).toBeGreaterThan(100)
    const said = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
    for (const enforcement_field of fields) {
      const records = (state: string) => decided.map(({ matter, rows }, at) => ({
        source_ref: `pushed ${enforcement_field} ${at}`, number: matter.number, state, opened_on: matter.opened_on, closed_on: state === 'closed' ? matter.opened_on : null,
        values: { enforcement_field, outcome: 'penalty', track: 'general', decided_on: matter['decided_on'] }, rows: Object.fromEntries(Object.entries(rows).map(([child, group]) => [child, group.map(said)])),
      }))
      t.setToday('2026-11-23')
      expect((await receive(t.world, machine, 'penalty', records('executing'))).filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
      await check()
      t.setToday('2027-02-25')
      await check()
      expect((await receive(t.world, machine, 'penalty', records('closed'))).filter(({ outcome }) => outcome !== 'revised')).toEqual([])
      await check()
    }
    expect(await found('pushed')).toEqual([])
  }, 240_000)
})
