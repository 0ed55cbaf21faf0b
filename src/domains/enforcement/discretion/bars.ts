import { 处罚法, 裁量意见 } from '../../common/law.ts'
import type { Case, CaseBars } from '../penalty/types.ts'
import { isForbidden, isOfSuperior, isOutside, isPartly, judge, namesNoBreach, namesNoParty, standingRows } from './case-discretion.ts'

const departs = ({ values: { benchmark } }: Case): boolean => benchmark === 'own_adjusted' || benchmark === 'superior_adjusted'

/** What choosing the standard must say. */
export const chosenWell: CaseBars = {
  '裁量所对应的违法行为不在本案所列违法行为之中；本案有数个违法行为的，应当逐一写明': (m) => standingRows(m).some((row) => namesNoBreach(m, row)),
  '裁量所对应的当事人不是本案当事人；本案有数名当事人的，应当逐人写明': (m) => standingRows(m).some((row) => namesNoParty(m, row)),
  '没有找到该编号在违法行为发生之日或者今日有效的裁量基准，请核对编号，或者先在裁量基准台账中登记': (m) =>
    standingRows(m).some((row) => judge(m, row).from === null),
}

/** 国办发〔2022〕27号 （十二）: how a standard is departed from, and by whose leave. */
export const withinStandard: CaseBars = {
  '违法行为轻微并及时改正，没有造成危害后果，或者没有主观过错的，不予行政处罚': { basis: 处罚法.art(33), if: isForbidden },
  '有的违法行为没有写明所适用的裁量基准，请办理「适用裁量基准」': { basis: 裁量意见.section(12), if: (m) => m.values.benchmark === 'applied' && isPartly(m) },
  '已经适用裁量基准，不能写作没有裁量基准': { basis: 裁量意见.section(12), if: (m) => m.values.benchmark === 'none' && standingRows(m).length > 0 },
  '处罚不在所适用的裁量基准的种类、幅度之内；确需调整适用的，应当选择调整适用，写明理由并经批准': { basis: 裁量意见.section(12), if: (m) => !departs(m) && isOutside(m) },
  '调整适用裁量基准，应当写明明显不当、显失公平或者客观情况变化的理由': { basis: 裁量意见.section(12), if: (m) => departs(m) && !m.values.benchmark_note },
  '所适用的是上级机关制定的裁量基准，调整适用应当报制定机关批准': { basis: 裁量意见.section(12), if: (m) => m.values.benchmark === 'own_adjusted' && isOfSuperior(m) },
  '调整适用本机关裁量基准，应当经主要负责人批准或者集体讨论通过': { basis: 裁量意见.section(12), if: (m) =>
    m.values.benchmark === 'own_adjusted' && m.values.benchmark_approval !== 'head' && m.values.benchmark_approval !== 'collective' },
  '调整适用上级机关裁量基准，应当报制定机关批准': { basis: 裁量意见.section(12), if: (m) => m.values.benchmark === 'superior_adjusted' && m.values.benchmark_approval !== 'maker' },
}
