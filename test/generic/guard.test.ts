import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withScope, type Tx } from '../../src/kernel/access/scope.ts'
import { newId } from '../../src/kernel/matter/id.ts'
import { perform } from '../../src/kernel/matter/perform.ts'
import { sampleRoom, sampleTables } from '../support/sample.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../support/world.ts'

// Whoever holds a connection of the application's role, or finds a way to run SQL over it, meets the database's own guard.
let t: TestWorld
let id: string
let other: string
const clerk = somebody(unit(1), 'clerk', 'handler', 'office_head')
const stranger = somebody(unit(3), 'clerk')
const apply = async () => (await perform(t.world, clerk, { ledger: 'sample', action: 'apply', org_id: unit(1), input: { received_on: '2025-03-03', subject: '罚款' }, rows: { party: [{ name: '张三' }] } })).id
beforeAll(async () => {
  t = await testWorld([sampleRoom], sampleTables)
  id = await apply()
  other = await apply()
})
afterAll(() => t.close())

const asApp = (run: (tx: Tx) => Promise<unknown>, caller = clerk) => withScope(t.world.pool, caller, run)
/** Raises a matter as `perform` does, doing `more` on the way, and journals it. */
const raised = (matter: string, more: (tx: Tx) => Promise<unknown>) => asApp(async (tx) => {
  await tx.query('update sample set version = version + 1 where id = $1', [matter])
  await more(tx)
  await journal(tx, 'sample', matter, '(select version from sample where id = $3)')
})
const journal = (tx: Tx, ledger: string, matter: string, version: string, org = unit(1)) => tx.query(
  `insert into journal (district, org_id, ledger, matter_id, id, version, kind, action, actor_name, acting_org_id, responsible_org_id, effective_on, definition)
   values ($1, $5, $2, $3, $4, ${version}, 'action', 'note', 'x', $5, $5, '2025-03-03', 'x')`, [DISTRICT, ledger, matter, newId(), org])

describe('应用的数据库账号不经办理改不动案卷', () => {
  test('正当的办理通得过,下面的拒绝才有意义', async () => {
    await raised(id, (tx) => tx.query("update sample set subject = '改' where false"))
  })
  test.each([
    ['当事人', 'update sample_party set matter_id = $1 where matter_id = $2'],
    ['期限', 'update clock set matter_id = $1 where matter_id = $2'],
  ])('不能把另一件案卷的%s挪到正在办理的案卷名下', async (_, sql) => {
    await expect(raised(id, (tx) => tx.query(sql, [id, other]))).rejects.toMatchObject({ code: 'ZS002' })
  })
  test('版本升了两次的,每一次都要有日志', async () => {
    await expect(raised(id, (tx) => tx.query("update sample set version = version + 1, subject = '改' where id = $1", [id]))).rejects.toMatchObject({ code: 'ZS003' })
  })
  test.each([
    ['增加', "insert into sample_party (district, org_id, matter_id, id, position, name) select district, org_id, id, gen_random_uuid(), 9, '王五' from sample where id = $1"],
    ['改动', "update sample_party set name = '王五' where matter_id = $1"],
    ['删去', 'delete from sample_party where matter_id = $1'],
    ['改动期限', 'update clock set due_on = due_on + 1 where matter_id = $1'],
  ])('记入日志之后,同一事务里不得再%s案卷的内容', async (_, sql) => {
    await expect(asApp(async (tx) => {
      await tx.query('update sample set version = version + 1 where id = $1', [id])
      await journal(tx, 'sample', id, '(select version from sample where id = $3)')
      await tx.query(sql, [id])
    })).rejects.toMatchObject({ code: 'ZS002' })
  })
  test('不得为还没有的版本预先记入日志', async () => {
    await expect(asApp(async (tx) => {
      await tx.query('update sample set version = version + 1 where id = $1', [id])
      await journal(tx, 'sample', id, '(select version + 1 from sample where id = $3)')
    })).rejects.toMatchObject({ code: 'ZS003' })
  })
  test('哈希由数据库自己算,带来的不算', async () => {
    await raised(id, (tx) => tx.query("update sample set subject = '再改' where false"))
    const { rows: [entry] } = await t.owner.query('select row_hash = kernel.hash_sample(district, matter_id) as own from journal where matter_id = $1 order by version desc limit 1', [id])
    expect(entry.own).toBe(true)
    // Nor the transaction by which what follows the journal follows it, nor the moment.
    for (const column of ["row_hash) select '\\x00'", "txid) select '1'::xid8", 'recorded_at) select now()']) await expect(asApp((tx) => tx.query(`insert into journal (${column}`))).rejects.toMatchObject({ code: '42501' })
  })
  test('成批记入的,哈希与逐件的相同,范围从案卷而来', async () => {
    const enter = (tx: Tx, matters: readonly string[], version: string, also: object = {}) => tx.query(
      `select kernel.enter_sample($1, (select json_agg(json_build_object('id', gen_random_uuid(), 'matter_id', s.id, 'version', ${version})) from sample s where s.id = any ($2)))`,
      [JSON.stringify({ district: DISTRICT, kind: 'action', action: 'note', actor_name: 'x', effective_on: '2025-03-03', input: {}, change: {}, definition: 'x', ...also }), matters])
    const many = [id, other]
    await asApp(async (tx) => {
      await tx.query('update sample set version = version + 1 where id = any ($1)', [many])
      await enter(tx, many, 's.version', { org_id: unit(3), ledger: 'account', row_hash: '\\x00' })
    })
    const { rows } = await t.owner.query(`select j.row_hash = kernel.hash_sample(j.district, j.matter_id) as own, j.org_id, j.ledger from sample s join journal j on j.district = s.district and j.matter_id = s.id and j.version = s.version where s.id = any ($1)`, [many])
    expect(rows).toEqual([{ own: true, org_id: unit(1), ledger: 'sample' }, { own: true, org_id: unit(1), ledger: 'sample' }])
    // Not of a matter that this transaction has not raised, nor of a version that does not stand.
    await asApp((tx) => enter(tx, many, 's.version'))
    await expect(asApp(async (tx) => { await tx.query('update sample set version = version + 1 where id = $1', [id]); await enter(tx, [id], 's.version + 1') })).rejects.toMatchObject({ code: 'ZS003' })
    expect((await t.owner.query('select from journal where matter_id = any ($1)', [many])).rowCount).toBe((await t.owner.query('select sum(version)::int as entries from sample where id = any ($1)', [many])).rows[0].entries)
    await expect(asApp(async (tx) => { await tx.query('update sample set version = version + 1 where id = $1', [id]); await enter(tx, [id], 's.version'); await tx.query("update sample_party set name = '王五' where matter_id = $1", [id]) })).rejects.toMatchObject({ code: 'ZS002' })
  })
  test('日志、期限只能挂在账册的记录上', async () => {
    const view = newId()
    await expect(asApp(async (tx) => {
      await tx.query("insert into saved_view (district, id, account_id, org_id, ledger, name, search) values ($1, $2, $3, $4, 'sample', '视图', '')", [DISTRICT, view, clerk.account_id, unit(1)])
      await journal(tx, 'saved_view', view, '1')
    })).rejects.toMatchObject({ code: 'ZS002' })
  })
  test('别的单位不能借一张不是账册的表,把日志移到自己名下', async () => {
    await expect(asApp(async (tx) => {
      await tx.query("insert into import_job (district, org_id, id, ledger, name, sha256, mapping, total) values ($1, $2, $3, 'sample', 'x', 'x', '{}', 0)", [DISTRICT, unit(3), id])
      await tx.query("select kernel.rescope('import_job', $1, $2, $3, '{}', 0::smallint)", [DISTRICT, id, unit(3)])
    }, stranger)).rejects.toMatchObject({ code: 'ZS002' })
    expect((await asApp((tx) => tx.query('select 1 from journal where matter_id = $1', [id]), stranger) as { rowCount: number }).rowCount).toBe(0)
  })
  test('职务不能挪到别人名下', async () => {
    const account = newId()
    await expect(t.owner.query(`insert into account (district, id, org_id, valid_from, name, sign_in_name) values ('${DISTRICT}', '${account}', '${unit(1)}', '2025-01-01', 'x', 'moved');
      insert into account_role (district, account_id, org_id, role, valid_from) values ('${DISTRICT}', '${account}', '${unit(1)}', 'clerk', '2025-01-01');
      update account_role set account_id = '${newId()}' where account_id = '${account}'`)).rejects.toMatchObject({ code: 'ZS002' })
  })
  test.each(['last = last + 5', 'last = last - 1', 'last = last + 1, year = 2030'])('文号的计数只能逐一增加:%s', async (set) => {
    await expect(asApp((tx) => tx.query(`update number_counter set ${set}`))).rejects.toMatchObject({ code: 'ZS001' })
  })
  test.each([
    "update rest_day set makeup_workdays = '{}'", "insert into rest_day (year, status, holidays, makeup_workdays, source) values (2090, 'official', '[]', '{}', 'x')",
    'delete from clock', 'delete from document', 'delete from service', 'delete from sample', 'truncate sample', 'truncate journal', "update journal set reason = 'x'",
    'alter table sample disable trigger all', 'drop trigger journalled on sample', "set session_replication_role = 'replica'", 'set role zhunsheng_worker', 'create table public.x (a int)', 'update seal set entries = 0', 'delete from setting_value', 'update setting_value set value = null',
    'delete from export_log', 'delete from unmask_log', 'update unmask_log set reason = reason', 'delete from sign_in_log', 'select * from setup_link', 'update template_version set source = source', 'update document_file set size = 0', 'delete from template_version',
  ])('无权:%s', async (sql) => {
    await expect(asApp((tx) => tx.query(sql))).rejects.toMatchObject({ code: '42501' })
  })
})
