import { choice, date, flag, identifier, org, required, text, users } from '../../src/kernel/field/field.ts'
import { since } from '../../src/kernel/law/dated.ts'
import { law } from '../../src/kernel/law/law.ts'
import { days, workingDays } from '../../src/kernel/law/term.ts'
import { linked } from '../../src/kernel/procedure/look-up.ts'
import { defineProcedure, many } from '../../src/kernel/procedure/procedure.ts'
import { defineRoom } from '../../src/kernel/room/room.ts'

const 法 = law('试验法', ['2000-01-01'])
const party = many('当事人', { name: required(text('姓名', { sensitive: 'name' })), id_number: identifier('证件号码', { check: 'identity_number' }) }, 'name')

/** A small procedure with one of everything the kernel knows, for tests of the kernel alone. */
export const sample = defineProcedure({
  id: 'sample', label: '试验', basis: [法.art(1)], series: '试', governedBy: 'received_on',
  fields: {
    received_on: required(date('收到日期')), respondent: org('被申请人'), track: choice('程序', { slow: '普通', fast: '简易' }),
    heard: flag('听证'), outcome: choice('结果', { upheld: '维持', revoked: '撤销' }), handlers: users('承办人'), subject: required(text('事由')),
  },
  many: { party },
  title: (m) => `${m.rows.party[0]?.name ?? ''}:${m.values.subject}`,
  list: ['received_on', 'track', 'outcome'],
  sections: { 基本情况: ['received_on', 'subject', 'respondent', 'track', 'handlers'], 处理: ['heard', 'outcome'] },
  looksUp: { others: linked('follows') },
  links: { follows: { label: '后续', to: 'sample' } },
  sharedWith: ['respondent'], searched: ['party.name'],
  opensIn: 'received',
  states: { received: { label: '待审查' }, trying: { label: '审理中' }, suspended: { label: '中止' }, decided: { label: '已决定' }, closed: { label: '已结案', final: true } },
  documents: {
    notice: { label: '受理通知书', serve: { each: 'party' } },
    reply: { label: '答复书', received: true },
    decision: { label: '决定书', series: '决', serve: { each: 'party' } },
  },
  deadlines: {
    review: { label: '审查期限', from: { dated: 'received_on' }, until: { leaving: 'received' }, term: since({ '2000-01-01': workingDays(5, 法.art(2)) }) },
    decide: {
      label: '审理期限', from: { entering: 'trying' }, until: { issued: 'decision' }, pausedIn: ['suspended'], extension: { atMost: days(30, 法.art(4)) },
      term: { by: 'track', terms: { slow: since({ '2000-01-01': days(60, 法.art(3)) }), fast: since({ '2000-01-01': days(30, 法.art(3)) }) } },
    },
    appeal: { label: '起诉期限', from: { served: 'notice', each: 'party' }, until: { entering: 'closed' }, whose: 'party', term: since({ '2000-01-01': days(15, 法.art(5)) }) },
  },
  actions: {
    apply: { label: '申请', basis: 法.art(1), by: 'clerk', opens: true, asks: ['received_on', 'subject'], offers: ['respondent'], asksRows: ['party'], offersLinks: ['follows'] },
    accept: { label: '受理', basis: 法.art(2), by: 'handler', from: 'received', to: 'trying', asks: ['track'], issues: 'notice' },
    deem_accepted: { label: '视为受理', basis: 法.art(2, 2), by: 'law', onExpiryOf: 'review', from: 'received', to: 'trying', sets: () => ({ track: 'slow' as const }) },
    reply: { label: '答复', basis: 法.art(3), by: { role: 'handler', of: 'respondent' }, from: 'trying', receives: 'reply' },
    suspend: { label: '中止', basis: 法.art(3), by: 'handler', from: 'trying', to: 'suspended' },
    resume: { label: '恢复', basis: 法.art(3), by: 'handler', from: 'suspended', to: 'trying' },
    convert: { label: '转为普通程序', basis: 法.art(3), by: 'office_head', from: 'trying', sets: () => ({ track: 'slow' as const }), barredIf: { 已经是普通程序: (m) => m.values.track === 'slow' } },
    extend: { label: '延期', basis: 法.art(4), by: 'office_head', from: 'trying', extends: 'decide' },
    decide: { label: '决定', basis: 法.art(5), by: 'organ_head', from: 'trying', to: 'decided', asks: ['outcome'], issues: 'decision', barredIf: { 答复尚未收到: (m) => m.values.respondent !== null && !m.has('reply') } },
    close: { label: '结案', basis: 法.art(6), by: 'handler', from: 'decided', to: 'closed', needs: ['decision'], barredIf: { 决定书尚未送达: (m) => m.servedOn('decision') === null } },
  },
})
export const sampleRoom = defineRoom({ id: 'sample', label: '试验', procedures: [sample] })

export const sampleTables = `
create table sample (like kernel.matter including all, received_on date check (origin <> 'handled' or received_on is not null), respondent uuid,
  track text check (track in ('slow', 'fast')), heard boolean not null default false, outcome text check (outcome in ('upheld', 'revoked')), handlers uuid[] not null default '{}',
  subject text check (origin <> 'handled' or subject is not null));
create table sample_party (like kernel.matter_row including all, name text not null, id_number text, id_number_key text);
select kernel.make_ledger('sample', array['sample_party']);`
