import type { PastMatter } from '../src/kernel/import/write.ts'
import { addDays } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { workingDay, workingDayBetween } from './diary.ts'
import { personName } from './names.ts'
import { cast, pairOf } from './people.ts'
import { brought, type Bringing, type OldFile } from './plain/brought.ts'
import { businesses, type Place } from './places.ts'
import { randomOf, type Random } from './random.ts'
import { samplings } from './regulation.ts'
import { DISTRICT, unitId, type Theatre } from './stage.ts'
import { market, YEAR } from './targets.ts'

type File = Omit<OldFile, 'unit' | 'number' | 'opened_on' | 'closed_on'> & { readonly number?: string; readonly on: IsoDate; readonly until?: IsoDate | null }

/**
 * What market supervision keeps in the registers of its own line (信用信息公示系统) and brings from there: drawn inspections,
 * listings, repairs, clearings, answers to other organs.
 */
export function marketRecords(theatre: Theatre): readonly (readonly [ledger: string, matters: Iterable<PastMatter>])[] {
  const random = randomOf('market')
  const from: Bringing = { code: DISTRICT, unitId, world: theatre.world, supervisor: cast.of('market').head, report: '信用信息公示系统' }
  const day = (first = `${YEAR}-01-08` as IsoDate, last = `${YEAR}-12-20` as IsoDate) => workingDayBetween(theatre.calendar, first, last, random)
  const later = (on: IsoDate, days: number) => workingDay(theatre.calendar, addDays(on, days))
  const file = (ledger: string, { on, until = on, number, ...one }: File): PastMatter => brought(from, ledger, random, { unit: 'market', number: number ?? null, opened_on: on, closed_on: until, ...one })
  const enterprises = random.shuffled(businesses.filter(({ subject_kind }) => subject_kind === 'enterprise'))
  const individuals = random.shuffled(businesses.filter(({ subject_kind }) => subject_kind === 'individual_business'))
  const drawn = random.shuffled(businesses)
  const listed = [...enterprises.slice(0, market.enterprises), ...individuals.slice(0, market.individuals)].map((place) => ({ place, on: day(`${YEAR}-07-08`, `${YEAR}-08-30`) }))
  return [
    ['inspection', [
      ...drawn.slice(0, market.joint).map((place) => file('inspection', drawnInspection(random, place, day(), { joint: true, joint_units: [unitId(random.pick(['health', 'emergency', 'fire', 'city', 'environment']))], matters: '部门联合“双随机、一公开”抽查' }))),
      ...drawn.slice(market.joint, market.joint + market.registration).map((place) => file('inspection', drawnInspection(random, place, day(), { item_kind: 'registration', matters: '登记事项、公示信息抽查' }))),
    ].sort((a, b) => a.after.row.opened_on < b.after.row.opened_on ? -1 : 1)],
    ['abnormal_listing', listed.map(({ place, on }) => file('abnormal_listing', {
      title: `${place.subject} 未按照规定的期限公示年度报告`, state: 'listed', on, until: null,
      values: { ...subjectOf(place), subject_kind: place.subject_kind, subject_address: place.subject_address, ground: 'annual_report', found_on: `${YEAR}-07-01`, report_year: YEAR - 1, facts: `没有在${YEAR}年6月30日前公示${YEAR - 1}年度报告。`, decision_reason: '未按照规定的期限公示年度报告。', listed_on: on },
    }))],
    // Those listed in earlier years who have reported since.
    ['credit_repair', [...enterprises, ...individuals].filter((place) => !listed.some((one) => one.place === place)).slice(0, market.repairs).map((place) => {
      const on = day()
      const decided_on = later(on, random.int(1, 5))
      return file('credit_repair', {
        title: `${place.subject} 移出经营异常名录（恢复正常记载）`, state: 'granted', on, until: decided_on,
        values: { ...subjectOf(place), kind: 'abnormal', ground: 'annual_report', applied_on: on, guided: true, duties_done: true, accepted_on: on, decision_reason: '已经补报年度报告并公示。', decided_on },
      })
    })],
    ['dormant_clearing', enterprises.slice(-market.dormant).map((place) => {
      const on = day(`${YEAR}-02-19`, `${YEAR}-06-28`)
      const cleared_on = later(on, random.int(70, 150))
      return file('dormant_clearing', {
        title: place.subject, state: 'cleared', on, until: cleared_on,
        values: { ...subjectOf(place), signs: ['no_report', 'no_contact'], last_report_year: YEAR - 3, found_on: on, evidence: '连续两年未公示年度报告，登记的住所查无该企业。', announced_on: later(on, 5), clearing: 'deregistered', cleared_on, result: '已办理注销登记。' },
      })
    })],
    ['registration_revocation', enterprises.slice(market.enterprises, market.enterprises + market.revocations).map((place) => {
      const on = day(`${YEAR}-01-08`, `${YEAR}-11-08`)
      const decided_on = later(on, random.int(60, 100))
      return file('registration_revocation', {
        title: `${place.subject} 设立登记`, state: 'revoked', on, until: decided_on,
        values: {
          ...subjectOf(place), applicant: personName(random), applied_on: on, registered_act: 'establishment', registered_on: `${YEAR - 2}-05-20`, claim: '申请人身份证曾经遗失，从未办理该登记。', accepted_on: later(on, 1),
          investigation: '签名经比对不是申请人所签，登记的住所查无该企业。', investigated_on: later(on, 8), shown_on: later(on, 9), decision_reason: '冒用他人身份取得登记。', decided_on,
        },
      })
    })],
    ['cross_check', crossChecks(random, day, later).map((one) => file('cross_check', one))],
    ['product_sampling', samplings(random, 60, day, later).map((one) => file('product_sampling', one))],
  ]
}

const subjectOf = ({ subject, subject_code }: Place) => ({ subject, subject_code: subject_code ?? null })
function drawnInspection(random: Random, place: Place, on: IsoDate, { matters, ...more }: { readonly matters: string; readonly [field: string]: unknown }): File {
  const officers = pairOf(random, 'market')
  return {
    title: `${place.subject} ${matters}`, state: 'done', on,
    values: {
      ...subjectOf(place), subject_kind: place.subject_kind, subject_address: place.subject_address, enforcement_field: 'market', mode: 'random', matters, basis: `${YEAR}年度随机抽查计划`, handlers: officers.map(({ id }) => id),
      inspected_on: on, place: place.subject_address, record: `随机抽查：${matters}。`, result: random.weighted({ normal: 88, corrected: 10, not_found: 2 }), published_on: on, ...more,
    },
  }
}

const REQUESTS = 44
/** Organs that ask about many at once; the last request holds what is left. */
function crossChecks(random: Random, day: () => IsoDate, later: (on: IsoDate, days: number) => IsoDate): readonly File[] {
  const share = (total: number, at: number): number => Math.floor(((at + 1) * total) / REQUESTS) - Math.floor((at * total) / REQUESTS)
  return Array.from({ length: REQUESTS }, (_, at): File => {
    const [on, persons, entities] = [day(), share(market.persons, at), share(market.entities, at)]
    const requester = random.pick(['区纪委监委', '区委组织部', '区公安局', '区人民法院', '区税务局', '区医保局'])
    const replied_on = later(on, random.int(1, 4))
    return {
      title: `${requester} 联查 ${persons} 人 ${entities} 户`, state: 'replied', on, until: replied_on,
      values: { requester, received_on: on, matter: random.pick(['offices', 'registration', 'records']), purpose: '核查任职、投资和登记情况。', persons_checked: persons, entities_checked: entities, reply: '已逐一核查，结果见附表。', replied_on },
      rows: {
        person: Array.from({ length: persons }, () => ({ name: personName(random), finding: random.pick(['没有任职、持股记录', '有任职记录']) })),
        entity: random.shuffled(businesses).slice(0, entities).map(({ subject, subject_code }) => ({ name: subject, credit_code: subject_code, finding: '存续' })),
      },
    }
  })
}
