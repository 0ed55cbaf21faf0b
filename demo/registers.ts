import type { Tx } from '../src/kernel/access/scope.ts'
import { writeEntries } from '../src/kernel/import/write.ts'
import { emptyOf } from '../src/kernel/field/parse.ts'
import type { Fields } from '../src/kernel/field/field.ts'
import { nationalCalendar } from '../src/kernel/law/calendar.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { workingDayBetween } from './diary.ts'
import { standards } from './discretion.ts'
import type { Entry } from './entry.ts'
import { cast } from './people.ts'
import { personName } from './names.ts'
import { randomOf, type Random } from './random.ts'
import { regulatoryEntries } from './regulation.ts'
import { serviceEntries } from './services.ts'
import { DISTRICT, FOUNDED, registry, unitId } from './stage.ts'
import { bulletins, guidances, trainings, YEAR } from './targets.ts'
import { contactPoints, enforcing, units } from './units.ts'

const day = (random: Random): IsoDate => workingDayBetween(nationalCalendar, `${YEAR}-01-08`, `${YEAR}-12-27`, random)
/** A quarter is reported on when it is over, so the fourth of a year comes in January. */
const quarters = [['01-11', YEAR - 1, '四'], ['04-09', YEAR, '一'], ['07-09', YEAR, '二'], ['10-11', YEAR, '三']] as const

/** Everything kept in lists: the year's, and a little of the years beside it. */
function entries(random: Random): Entry[] {
  const reconsideration = (register: string, from: IsoDate, input: Entry['input']): Entry => ({ register: `reconsideration_${register}`, org: unitId('government'), from, input, by: cast.clerk })
  const supervision = (register: string, from: IsoDate, input: Entry['input']): Entry => ({ register, org: unitId('justice'), from, input, by: cast.supervisor })
  const townships = units.filter(({ kind }) => kind === 'street' || kind === 'town')
  const advised = ['market', 'city', 'police', 'housing', 'land', 'labour', 'environment', 'health']
  // In the order of their days, so that their numbers follow them.
  const days = (n: number) => Array.from({ length: n }, () => day(random)).sort()
  const told = (n: number) => days(n).map((on) => ({ on, unit: random.pick(enforcing) }))
  return [
    ...quarters.slice(0, bulletins).map(([date, year, quarter], at) => reconsideration('bulletin', `${YEAR}-${date}` as IsoDate, {
      issue: `${YEAR}年第${at + 1}期`, issued_on: `${YEAR}-${date}`, subject: `${year}年第${quarter}季度行政复议与行政应诉工作情况`, kind: 'periodic',
      content: '通报本季度案件数量、审结情况和存在的问题。' })),
    ...['03-22', '06-14', '11-08'].slice(0, trainings).map((date, at) => reconsideration('training', `${YEAR}-${date}` as IsoDate, {
      topic: ['行政复议法实施培训', '典型案件讨论', '行政应诉能力提升培训'][at], held_on: `${YEAR}-${date}`, kind: at === 1 ? 'case_discussion' : 'course', lecturer: personName(random), attendees: random.int(60, 180), hours: 4 })),
    ...days(guidances).map((on) => reconsideration('guidance', on, {
      given_on: on, unit: unitId(random.pick(advised)), subject: random.pick(['答复和举证', '文书说理', '调解和解', '信息公开答复']), advice: '结合个案指出问题，提出完善意见。',
      form: random.pick(['written', 'meeting', 'telephone']) })),
    ...townships.map(({ name, key }, at) => reconsideration('contact_point', `${YEAR - 1}-06-01`, { name: contactPoints[at], host: unitId(key), address: `${name}便民服务中心`, phone: '022-00000000' })),
    ...Array.from({ length: 15 }, (_, at) => reconsideration('committee_member', `${YEAR}-01-15`, { name: personName(random), position: at === 0 ? 'chair' : at < 3 ? 'deputy' : 'member', kind: at < 3 ? 'government' : random.pick(['expert', 'scholar', 'lawyer']), expertise: random.pick(['行政法', '民商法', '土地房屋', '市场监管']) })),
    ...[cast.clerk, ...cast.handlers, cast.reviewer, cast.body_head].map(({ id, name }, at) => reconsideration('staff', '2023-01-03', { name, account: id, card_number: `示复证${String(at + 1).padStart(3, '0')}`, legal_qualification: `A${2015990112000 + at}`, trained_on: '2023-03-10' })),
    ...([['接待立案室', 'reception', '80.00'], ['审理听证室', 'hearing', '160.00'], ['调解室', 'mediation', '60.00'], ['阅卷室', 'reading', '40.00']] as const).map(([name, use, area]) => reconsideration('premises', '2023-06-01', { name: `区行政复议${name}`, use, area, declared_by: cast.statistician.name, paper: '示司〔2023〕8号' })),

    ...enforcing.map(({ key, name, kind, field }) => supervision('enforcement_body', FOUNDED, { unit: unitId(key), name, kind: kind === 'department' ? 'organ' : 'authorised', enforcement_field: field, must_connect: true, connected_on: '2021-01-04' })),
    ...enforcing.map(({ key }): Entry => { const { id, name } = cast.of(key).reviewer; return { register: 'legal_reviewer', org: unitId(key), from: '2022-03-01', input: { reviewer: id, name, began_on: '2022-03-01', legal_qualification: `A2019${id.slice(-6).toUpperCase()}`, qualified_on: '2019-12-10' }, by: cast.supervisor } }),
    ...standards.map(({ unit, input }): Entry => ({ register: 'discretion_standard', org: unitId(unit), from: '2023-01-01', input, by: cast.supervisor })),
    ...told(60).map(({ on, unit }, at) => {
      const score = random.int(78, 99)
      return supervision('case_file_evaluation', on, {
        unit: unitId(unit.key), file_number: `${YEAR}评${at + 1}`, file_kind: random.pick(['penalty', 'penalty', 'licence']), evaluated_on: on, score, grade: score >= 90 ? 'excellent' : 'qualified' })
    }),
    ...days(4).map((on) => supervision('supervision_meeting', on, { kind: 'dispatch', held_on: on, subject: '执法监督平台运行调度' })),
    ...told(4).map(({ on, unit }) => supervision('supervision_coaching', on, { kind: 'simulation', held_on: on, unit: unitId(unit.key), subject: '执法信息归集' })),
    ...(['publicity', 'record', 'legal_review'] as const).map((kind, at) => supervision('enforcement_system', '2019-07-01', { kind, unit: unitId('government'), name: ['行政执法公示办法', '行政执法全过程记录办法', '重大执法决定法制审核办法'][at], paper: `示政办〔2019〕${at + 1}号`, adopted_on: '2019-07-01' })),
    ...(['city', 'district', 'street'] as const).map((tier, at) => supervision('platform_tier', '2021-01-04', { tier, platform: ['市', '区', '街镇'][at] + '行政执法监督平台', connected_on: '2021-01-04' })),
    ...([['market', '07-18', '首次违法及时改正不予处罚案', '轻微违法、首次违法并及时改正的认定', 'typical'], ['environment', '09-12', '主动消除危害后果从轻处罚案', '从轻情形的证据和裁量说理', 'typical']] as const).map(([field, day, title, gist, kind]) => supervision('enforcement_guiding_case', `${YEAR}-${day}`, {
      title, kind, enforcement_field: field, issuer: '示范区司法局', issued_on: `${YEAR}-${day}`, unit: unitId(field), keywords: '处罚与教育相结合', gist,
      facts: '某经营者在检查中被发现有违法行为，当场停止并在期限内改正，没有造成危害后果。', handling: '责令改正，依照裁量基准决定。', meaning: '同类案件应当查明改正的时间和危害后果，在决定书中说明理由。' })),
    ...regulatoryEntries(),
    ...serviceEntries(),
  ]
}

/** Enters the registers, unless they have been. */
export async function enterRegisters(tx: Tx, newId: (on: IsoDate) => string): Promise<void> {
  const made = entries(randomOf('registers'))
  const { rowCount } = await tx.query('select from reconsideration_bulletin where district = $1 limit 1', [DISTRICT])
  if (rowCount) return
  for (const ledger of new Set(made.map(({ register }) => register))) {
    const register = registry.registers.get(ledger)!
    const fields = Object.entries(register.fields as Fields)
    await writeEntries(tx, register, made.filter((entry) => entry.register === ledger).map(({ org, from, input, by }) => ({
      row: { district: DISTRICT, id: newId(from), org_id: org, valid_from: from, ...Object.fromEntries(fields.map(([name, field]) => [name, input[name] ?? emptyOf(field)])) },
      actor_id: by.id, actor_name: by.name,
    })))
  }
}
