import type { IsoDate } from '../src/kernel/law/law.ts'
import type { Entry } from './entry.ts'
import { fieldOf } from './inspections.ts'
import { fieldsOfWork } from './offences.ts'
import { cast } from './people.ts'
import { placeOf } from './places.ts'
import type { Random } from './random.ts'
import { unitId } from './stage.ts'
import { YEAR } from './targets.ts'
import { enforcing } from './units.ts'

const QUALITY = '产品质量监督抽查'
/** What market supervision is charged with beside its checks; of direct selling there is none in the district, so that one has nothing under it. */
const further = ['登记事项、公示信息抽查', QUALITY, '直销经营活动检查']

/** 监管事项目录清单: each department's own, named as its visits name them. */
export function regulatoryEntries(): Entry[] {
  return enforcing.filter(({ kind }) => kind === 'department').flatMap(({ key }) => {
    const field = fieldOf(key)
    const basis = (matter: string) => fieldsOfWork[field]!.find((check) => check.matter === matter)?.offences[0]?.provision ?? '《产品质量法》等'
    return [...fieldsOfWork[field]!.map(({ matter }) => matter), ...key === 'market' ? further : []].map((name, at): Entry => ({
      register: 'regulatory_item', org: unitId(key), from: `${YEAR - 1}-01-03`, by: cast.of(key).officers[0],
      input: {
        code: `示监${key.slice(0, 3).toUpperCase()}${String(at + 1).padStart(4, '0')}`, name, enforcement_field: field, unit: unitId(key), objects: '企业、个体工商户和其他单位',
        measures: name === QUALITY ? ['sampling', 'penalty'] : ['inspection', 'penalty'], basis: basis(name), handling: '责令改正；构成违法的，立案查处',
      },
    }))
  })
}

const goods = ['儿童玩具', '电线电缆', '燃气灶具', '电动自行车充电器', '塑料管材', '安全帽', '学生文具', '水泥'] as const
const FAILED = ['导体电阻不符合标准要求', '标识缺少生产者地址', '增塑剂含量超过限值', '接地措施不符合标准要求'] as const
type Day = (first?: IsoDate, last?: IsoDate) => IsoDate

/** A year's samples of products: most pass, those that fail are ordered right and pass when they are looked at again, but for one. */
export function samplings(random: Random, wanted: number, day: Day, later: (on: IsoDate, days: number) => IsoDate) {
  return Array.from({ length: wanted }, (_, at) => {
    const place = placeOf(random, ['shop', 'factory'], 'market', ({ subject_kind }) => subject_kind === 'enterprise')
    const [on, product, makes] = [day(`${YEAR}-03-01`, `${YEAR}-08-20`), random.pick(goods), random.int(1, 3) === 1]
    const [tested_on, failed] = [later(on, random.int(12, 25)), at % 12 === 5]
    const told_on = later(tested_on, 3)
    const [ordered_on, rechecked_on] = [later(told_on, 1), later(told_on, random.int(50, 70))]
    const bad = failed && at > 40
    return {
      title: `${place.subject} ${product}`, state: bad ? 'failed' : failed ? 'corrected' : 'passed', on, until: bad ? null : failed ? rechecked_on : told_on,
      values: {
        task: `${YEAR}年度区级产品质量监督抽查`, level: 'county', item: QUALITY, stage: makes ? 'production' : 'circulation', product, subject: place.subject, subject_code: place.subject_code ?? null, place: place.subject_address,
        ...!makes && { producer: '外地某制造有限公司' }, sampled_on: on, samplers: '抽样员甲、抽样员乙', sheet_number: `CY${YEAR}${String(at + 1).padStart(4, '0')}`, laboratory: '示范市产品质量检验院', report_number: `ZJ${YEAR}-${String(at + 1).padStart(4, '0')}`,
        tested_on, test_result: failed ? 'failed' : 'passed', told_on,
        ...failed && { failed_items: random.pick(FAILED), demand: '停止销售，查找原因并整改。', ordered_on, recheck_report: `FC${YEAR}-${at}`, recheck_result: bad ? 'failed' : 'passed', rechecked_on }, ...!failed && { published_on: later(told_on, 5) },
      },
    }
  }).sort((a, b) => a.on < b.on ? -1 : 1)
}
