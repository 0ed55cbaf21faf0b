import { entryDigest, unsaltedDigest } from '../../kernel/draw/entry.ts'
import { isFromOutside, isToldIn, readSeed, seedHint, seedSources, type SeedKind } from '../../kernel/draw/seed.ts'
import { drawnFrom, frozenPool, recordSecret } from '../../kernel/procedure/look-up.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { askers } from './askers.ts'
import { fields, rows } from './fields.ts'
import { frameOf } from './frame.ts'
import { 随机抽查通知 } from './law.ts'

const preparers = ['clerk', 'handler', 'reviewer', 'office_head', 'organ_head', 'supervisor'] as const
const leaders = ['reviewer', 'office_head', 'organ_head', 'supervisor'] as const
const 规范 = 随机抽查通知.whole

interface Seeded { readonly values: { readonly [field: string]: unknown }; readonly facts: { readonly salt: string } }
const seedIn = ({ values }: Pick<Seeded, 'values'>, field: 'seed_value' | 'seed_again'): string | null => {
  const typed = values[field]
  const read = readSeed(frameOf(values).source, typeof typed === 'string' ? typed : '')
  return 'seed' in read ? read.seed : null
}
const hashOf = ({ values }: Seeded): string => values['pool_hash'] as string
/** Stands for a digest where the first entry would give its number away in another field; such an entry is refused. */
const TOLD = 'told'
const firstEntry = (m: Seeded): string | null => {
  const seed = seedIn(m, 'seed_value')
  if (seed === null) return null
  return isToldIn(m.values['seed_evidence'] as string | null ?? '', seed) ? TOLD : entryDigest(hashOf(m), seed, m.facts.salt)
}
/** The seed that two people have entered alike, and the salt of the first entry's digest, where it has one. */
function agreement(m: Seeded): { readonly seed: string; readonly salt: string | null } | null {
  const seed = seedIn(m, 'seed_again')
  if (seed === null) return null
  if (entryDigest(hashOf(m), seed, m.facts.salt) === m.values['seed_digest']) return { seed, salt: m.facts.salt }
  return unsaltedDigest(hashOf(m), seed) === m.values['seed_digest'] ? { seed, salt: null } : null
}
/** A seed that is none of its source: told in the words of that source. */
const misread = (isMisread: (m: Seeded) => boolean) => Object.fromEntries((Object.keys(seedSources) as SeedKind[]).map((kind) =>
  [`种子应当是：${seedHint(kind)}`, (m: Seeded) => m.values['seed_source'] === kind && isMisread(m)]))

const fewerThanNone = { '抽取人数不得为负数': (m: { readonly rows: { readonly quota: readonly { readonly size: number }[] } }) => m.rows.quota.some(({ size }) => size < 0) }

/**
 * A random draw anyone can make again. The pool is frozen and its hash made public before the seed exists; the seed comes
 * from a source named in advance; two people enter it; what is drawn follows from hash and seed alone (docs/draw.md).
 */
export const draw = defineProcedure({
  id: 'draw', label: '随机抽取', basis: [规范], series: '抽', governedBy: 'committed_on',
  fields, many: rows,
  title: ({ values }) => values.purpose ?? '',
  list: ['purpose', 'seed_source', 'seed_due_on', 'pool_members', 'drawn_count', 'drawn_on', 'published_on'],
  sections: {
    事项: ['purpose', 'pool', 'again_reason'],
    名册: ['pool_hash', 'pool_members', 'pool_wanted', 'committed_on'],
    种子: ['seed_source', 'seed_period', 'seed_due_on', 'side_a', 'side_a_hash', 'side_b', 'side_b_hash', 'seed_value', 'seed_digest', 'seed_salt', 'seed_drawn_on', 'seed_evidence', 'seed_by', 'seed_again', 'confirmed_by', 'return_reason'],
    抽取: ['drawn_on', 'drawn_count', 'shortfall', 'published_on', 'withheld_reason', 'void_reason'],
  },
  searched: ['purpose', 'pool_hash'],
  fixed: ['purpose', 'pool', 'again_reason', 'seed_source', 'seed_period', 'seed_due_on', 'side_a', 'side_a_hash', 'side_b', 'side_b_hash', 'pool_hash', 'pool_members', 'pool_wanted', 'committed_on', 'seed_value', 'seed_digest', 'seed_salt', 'seed_by', 'seed_again', 'confirmed_by', 'drawn_on', 'drawn_count'],
  links: { draws_for: { label: '为案卷抽取', to: askers, basis: 规范 } },
  looksUp: {
    frozen: frozenPool({ during: 'commit', link: 'draws_for', pool: 'pool', frame: frameOf }),
    drawn: drawnFrom({ during: 'confirm', hash: 'pool_hash', seed: (values, salt) => agreement({ values, facts: { salt } })?.seed ?? null }),
    salt: recordSecret,
  },
  opensIn: 'prepared',
  states: {
    prepared: { label: '待固定名册' }, committed: { label: '待录入种子' }, seeded: { label: '待复核种子' }, drawn: { label: '已抽取' },
    published: { label: '已公开', final: true }, withheld: { label: '不公开', final: true }, void: { label: '作废', final: true },
  },
  documents: { record: { label: '随机抽取记录', template: 'draw_record', series: '抽记', basis: 规范 } },
  deadlines: {
    seed: { label: '种子产生日期', from: { entering: 'committed' }, until: { leaving: 'committed' }, term: { dueOn: 'seed_due_on', basis: 规范 }, minimum: true },
  },
  actions: {
    open: {
      label: '拟定人员抽取', basis: 规范, by: preparers, opens: true, asks: ['purpose', 'seed_source', 'seed_due_on'],
      offers: ['seed_period', 'side_a', 'side_a_hash', 'side_b', 'side_b_hash', 'again_reason'], asksRows: ['quota', 'candidate'], offersLinks: ['draws_for'],
      sets: () => ({ pool: 'people' }),
      invalidIf: fewerThanNone,
    },
    open_for: {
      label: '由案卷提出抽取', basis: 规范, by: 'law', opens: true, asks: ['purpose', 'pool'], offers: ['seed_source', 'seed_period', 'seed_due_on', 'again_reason'], asksLink: 'draws_for',
    },
    plan: {
      label: '修改抽取方案', basis: 规范, by: preparers, from: 'prepared',
      offers: ['purpose', 'seed_source', 'seed_period', 'seed_due_on', 'side_a', 'side_a_hash', 'side_b', 'side_b_hash', 'again_reason'], offersRows: ['quota', 'candidate'],
      revisesRows: { quota: ['label', 'size'], candidate: ['name', 'code', 'unit', 'category', 'apart', 'barred'] },
      invalidIf: {
        ...fewerThanNone,
        名册由案卷提出的抽取不填写候选人员: (m) => m.values.pool !== 'people' && m.rows.candidate.length + m.rows.quota.length > 0,
      },
    },
    commit: {
      label: '固定名册并公布散列值', basis: 规范, by: preparers, from: 'prepared', to: 'committed',
      sets: (m) => ({ committed_on: m.on, pool_hash: m.facts.frozen?.commitment ?? null, pool_members: m.facts.frozen?.members ?? null, pool_wanted: m.facts.frozen?.wanted ?? null }),
      barredIf: {
        '尚未写明种子来源和产生日期，请先修改抽取方案': (m) => m.values.seed_source === null || m.values.seed_due_on === null,
        '种子须在固定名册之后产生，所写日期已到或者已过': (m) => m.values.seed_due_on !== null && (isFromOutside(m.values.seed_source ?? '') ? m.values.seed_due_on <= m.on : m.values.seed_due_on < m.on),
      },
      invalidIf: {
        '名册应当在当天固定，办理日期不得早于今天': (m) => m.facts.frozen !== null && m.on !== m.facts.frozen.today,
        '同一事项已经抽取过，应当写明再次抽取的理由；不是同一事项的，请在抽取事项中写明区别': (m) => m.facts.frozen !== null && m.facts.frozen.repeated && m.values.again_reason === null,
      },
    },
    void: {
      label: '作废', basis: 规范, by: leaders, from: ['prepared', 'committed'], to: 'void', asks: ['void_reason'],
      barredIf: { '种子产生日期已到，结果可能已经可以推知，不得作废': (m) => m.state === 'committed' && m.values.seed_due_on !== null && m.on >= m.values.seed_due_on },
    },
    abandon: {
      label: '种子未产生而终止', basis: 规范, by: 'organ_head', from: 'committed', to: 'void', asks: ['void_reason', 'seed_evidence'],
      barredIf: { 种子产生日期未到: (m) => m.values.seed_due_on !== null && m.on < m.values.seed_due_on },
    },
    enter_seed: {
      label: '录入种子', basis: 规范, by: preparers, from: 'committed', to: 'seeded', asks: ['seed_value', 'seed_drawn_on', 'seed_evidence'], unkept: ['seed_value'],
      sets: (m) => ({ seed_digest: firstEntry(m), seed_by: m.actor.id, return_reason: null }),
      barredIf: { '种子产生日期未到，不得录入': (m) => m.values.seed_due_on !== null && m.on < m.values.seed_due_on },
      invalidIf: {
        ...misread((m) => m.values['seed_digest'] === null),
        '种子的出处中不写号码：复核人应当自己对照公告': (m) => m.values.seed_digest === TOLD,
        '公告载明的日期与固定名册时写明的种子产生日期不同，请核对期号': (m) => m.values.seed_drawn_on !== m.values.seed_due_on,
      },
    },
    return_seed: { label: '退回种子', basis: 规范, by: preparers, from: 'seeded', to: 'committed', asks: ['return_reason'], sets: () => ({ seed_value: null, seed_digest: null, seed_drawn_on: null, seed_evidence: null, seed_by: null }) },
    confirm: {
      label: '复核种子并抽取', basis: 规范, by: preparers, from: 'seeded', to: 'drawn', asks: ['seed_again'], issues: 'record',
      sets: (m) => ({
        seed_value: agreement(m)?.seed ?? null, seed_salt: agreement(m)?.salt ?? null, seed_again: seedIn(m, 'seed_again') ?? m.values.seed_again, confirmed_by: m.actor.id, drawn_on: m.on, drawn_count: m.facts.drawn?.selected.length ?? null,
        shortfall: m.facts.drawn?.short.map(({ of, wanted, got }) => `${of}：应 ${wanted} 实 ${got}`).join('；') || null,
      }),
      setsRows: (m) => {
        const { selected, assigned } = m.facts.drawn ?? { selected: [], assigned: [] }
        const codes = new Map(selected.map(({ id, code }) => [id, code]))
        return {
          selected: selected.map(({ id, code, stratum, rank }) => ({ member: id, code, stratum, rank })),
          assigned: assigned.map(({ object, officer, code, group }) => ({ object, object_code: codes.get(object)!, officer, code, group })),
        }
      },
      barredIf: { 复核人应当是录入人之外的另一人: (m) => m.actor.id === m.values.seed_by },
      invalidIf: {
        ...misread((m) => seedIn(m, 'seed_again') === null),
        '两次录入的种子不同，请对照公告逐个核对；您录入的无误的，请退回种子，由先录入的人重新录入': (m) => seedIn(m, 'seed_again') !== null && agreement(m) === null,
      },
    },
    publish: { label: '公开名册和结果', basis: 规范, by: leaders, from: 'drawn', to: 'published', sets: (m) => ({ published_on: m.on }), batch: true },
    withhold: { label: '不公开名册和结果', basis: 规范, by: leaders, from: 'drawn', to: 'withheld', asks: ['withheld_reason'] },
  },
})
