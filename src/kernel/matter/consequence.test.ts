import { afterAll, beforeAll, expect, test } from 'vitest'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { date, org, required, text, user } from '../field/field.ts'
import { since } from '../law/dated.ts'
import { law } from '../law/law.ts'
import { days } from '../law/term.ts'
import { linked, matching } from '../procedure/look-up.ts'
import { defineProcedure } from '../procedure/procedure.ts'
import { defineRegister } from '../register/register.ts'
import { keep } from '../register/keep.ts'
import { defineRoom } from '../room/room.ts'
import { perform } from './perform.ts'
import { loadMatter } from './store.ts'

const 法 = law('试验法', ['2000-01-01'])

const permit = defineRegister({
  id: 'permit', label: '证件', basis: [法.art(1)], title: 'field', list: ['field'], by: 'clerk',
  fields: { holder: required(user('持证人')), field: required(text('领域')) },
})
const task = defineProcedure({
  id: 'task', label: '任务', basis: [法.art(1)], series: '任', governedBy: 'given_on', title: ({ values }) => values.what ?? '', list: ['what'],
  fields: { given_on: required(date('交办日期')), what: required(text('事项')) }, sections: { 任务: ['given_on', 'what'] },
  links: { ordered_by: { label: '交办', to: 'order' }, after: { label: '前一任务', to: 'task' } },
  looksUp: { orders: linked('ordered_by') },
  opensIn: 'given', states: { given: { label: '待办' }, done: { label: '办结', final: true } }, documents: { slip: { label: '任务单' } },
  deadlines: { finishing: { label: '办结期限', from: { entering: 'given' }, until: { entering: 'done' }, term: since({ '2000-01-01': days(5, 法.art(3)) }) } },
  actions: {
    give: { label: '交办', basis: 法.art(2), by: 'law', opens: true, asks: ['given_on', 'what'], asksLink: 'ordered_by', offersLinks: ['after'], issues: 'slip', barredIf: { 部署已经结束: (m) => m.facts.orders.some(({ closed }) => closed) } },
    finish: { label: '办结', basis: 法.art(3), by: 'handler', from: 'given', to: 'done' },
  },
})
const order = defineProcedure({
  id: 'order', label: '部署', basis: [法.art(1)], series: '部', governedBy: 'given_on', title: ({ values }) => values.what ?? '', list: ['what'],
  fields: { given_on: required(date('部署日期')), what: required(text('事项')), officer: user('承办人'), office: org('承办单位'), task_id: text('任务'), guest: user('受邀人') },
  sections: { 部署: ['given_on', 'what', 'officer', 'office', 'task_id', 'guest'] },
  looksUp: { permits: matching('permit', { holder: 'officer' }, ['field'], { wide: true }) },
  opensIn: 'made', states: { made: { label: '已部署' }, over: { label: '结束', final: true } }, documents: { paper: { label: '部署通知' } },
  deadlines: { ending: { label: '结束期限', from: { entering: 'made' }, until: { entering: 'over' }, term: since({ '2000-01-01': days(30, 法.art(3)) }) } },
  actions: {
    make: {
      label: '部署', basis: 法.art(2), by: 'clerk', opens: true, issues: 'paper', asks: ['given_on', 'what', 'officer'], offers: ['office'],
      invalidIf: { 承办人没有证件: (m) => m.facts.permits.length === 0 },
      leadsTo: (m) => m.values.office === null ? [] : [{ ledger: 'task', action: 'give', link: 'ordered_by', org_id: m.values.office, input: { given_on: m.on, what: m.values.what } }],
    },
    follow: {
      label: '续办', basis: 法.art(3), by: 'clerk', from: 'made', asks: ['task_id'],
      leadsTo: (m) => [{ ledger: 'task', action: 'give', link: 'ordered_by', ties: [{ kind: 'after', ledger: 'task', id: m.values.task_id! }], org_id: m.values.office!, input: { given_on: m.on, what: m.values.what } }],
    },
    invite: { label: '邀请', basis: 法.art(3), by: 'clerk', from: 'made', asks: ['task_id', 'guest'], leadsTo: (m) => [{ ledger: 'task', id: m.values.task_id!, org_id: m.values.office!, action: 'share', input: { account_id: m.values.guest } }] },
    dismiss: { label: '邀请结束', basis: 法.art(3), by: 'clerk', from: 'made', leadsTo: (m) => [{ ledger: 'task', id: m.values.task_id!, org_id: m.values.office!, action: 'unshare', input: { account_id: m.values.guest } }] },
    end: { label: '结束', basis: 法.art(3), by: 'clerk', from: 'made', to: 'over', asks: ['task_id'], leadsTo: (m) => [{ ledger: 'task', id: m.values.task_id!, org_id: m.values.office!, action: 'finish' }] },
  },
})
const tables = `
  create table permit (like kernel.entry including all, holder uuid not null, field text not null);
  select kernel.make_register('permit');
  create table task (like kernel.matter including all, given_on date, what text);
  select kernel.make_ledger('task', array[]::text[]);
  create table "order" (like kernel.matter including all, given_on date, what text, officer uuid, office uuid, task_id text, guest uuid);
  select kernel.make_ledger('order', array[]::text[]);`

let t: TestWorld
const clerk = somebody(unit(1), 'clerk')
const officer = unit(77)
beforeAll(async () => {
  t = await testWorld([defineRoom({ id: 'sample', label: '试验', procedures: [order, task], registers: [permit] })], tables)
  await keep(t.world, somebody(unit(2), 'clerk'), permit, { kind: 'enter', org_id: unit(2), from: '2025-01-01', input: { holder: officer, field: '市场' } })
})
afterAll(() => t.close())

const make = (input: object) => perform(t.world, clerk, { ledger: 'order', action: 'make', org_id: unit(1), input: { given_on: '2025-03-03', what: '检查', ...input } })
const reason = (promise: Promise<unknown>) => promise.then(() => '', (error: unknown) => { if (error instanceof Fault) return error.message; throw error })
const tasks = async () => (await t.owner.query(`select t.id, t.org_id, t.state, l.kind, l.to_ledger, j.actor_name from task t join link l on l.matter_id = t.id join journal j on j.matter_id = t.id and j.version = t.version order by t.id`)).rows

test('其他台账中与本案相符的记录,跨单位查得到,以办理之日为准', async () => {
  expect(await reason(make({ officer: unit(78) }))).toContain('承办人没有证件')
  await expect(make({ officer })).resolves.toMatchObject({ state: 'made' })
  expect(await reason(perform(t.world, clerk, { ledger: 'order', action: 'make', org_id: unit(1), on: '2024-12-31', input: { given_on: '2024-12-31', what: '检查', officer } }))).toContain('承办人没有证件')
})

test('一件案卷的办理带出他单位的另一件,同一事务、有关联、写明何人所办;不由人另行开立', async () => {
  const made = await make({ officer, office: unit(3) })
  expect(await tasks()).toMatchObject([{ org_id: unit(3), state: 'given', kind: 'ordered_by', to_ledger: 'order', actor_name: clerk.name }])
  expect(await reason(perform(t.world, somebody(unit(3), 'clerk', 'handler'), { ledger: 'task', action: 'give', org_id: unit(3), input: {} }))).toContain('不由人办理')
  const [{ id }] = await tasks()
  await perform(t.world, clerk, { ledger: 'order', id: made.id, action: 'end', input: { task_id: id } })
  expect(await tasks()).toMatchObject([{ state: 'done' }])
  // The scope was wider for that moment only.
  expect(await withScope(t.world.pool, clerk, (tx) => loadMatter(tx, task, DISTRICT, id))).toBeNull()
})

test('带出的环节不能办理的,前一环节也不发生', async () => {
  const made = await make({ officer, office: unit(3) })
  const done = (await tasks()).find(({ state }) => state === 'done')
  expect(await reason(perform(t.world, clerk, { ledger: 'order', id: made.id, action: 'end', input: { task_id: done.id } }))).toContain('办结')
  expect(await withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => (await loadMatter(tx, order, DISTRICT, made.id))!.replica.row.state)).toBe('made')
})

test('带出的一件可以同时关联他案,开立时已看得到所关联的', async () => {
  const { id } = await make({ officer, office: unit(3) })
  const first = (await tasks()).at(-1)
  await perform(t.world, clerk, { ledger: 'order', id, action: 'follow', input: { task_id: first.id } })
  const next = (await tasks()).at(-1)
  expect(new Set((await tasks()).filter((one) => one.id === next.id).map(({ kind }) => kind))).toEqual(new Set(['after', 'ordered_by']))
})

test('受邀的人只看得到受邀的一件,不能办理;邀请结束就看不到;来去都有日志', async () => {
  const guest = { ...somebody(unit(1), 'invited_supervisor'), account_id: unit(900), orgs: [unit(900)], roles: [{ org_id: unit(1), role: 'invited_supervisor' as const, covers: [unit(900)] }] }
  const { id } = await make({ officer, office: unit(3) })
  const given = (await tasks()).at(-1)
  const seen = () => withScope(t.world.pool, guest, async (tx) => (await tx.query('select id from task union all select matter_id from journal union all select matter_id from clock')).rows.map((row) => row.id))
  expect(await seen()).toEqual([])
  await perform(t.world, clerk, { ledger: 'order', id, action: 'invite', input: { task_id: given.id, guest: guest.account_id } })
  expect(new Set(await seen())).toEqual(new Set([given.id]))
  expect(await reason(perform(t.world, guest, { ledger: 'task', id: given.id, action: 'finish' }))).toContain('由承办人办理')
  expect(await reason(perform(t.world, guest, { ledger: 'task', id: given.id, action: 'note', reason: '看过' }))).toContain('办理备注')
  await perform(t.world, clerk, { ledger: 'order', id, action: 'dismiss' })
  expect(await seen()).toEqual([])
  const { rows } = await t.owner.query('select action, kind, input from journal where matter_id = $1 order by version', [given.id])
  expect(rows.slice(1)).toEqual([{ action: 'share', kind: 'access', input: { account_id: guest.account_id } }, { action: 'unshare', kind: 'access', input: { account_id: guest.account_id } }])
})
