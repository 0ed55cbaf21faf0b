import type { Random } from './random.ts'
import type { Ending } from './targets.ts'
import { units } from './units.ts'

/** An administrative act that somebody disputes: what it is, who did it, what is asked. */
export interface DisputedAct {
  readonly act_kind: string
  readonly field_of_administration: string
  readonly respondent: string
  readonly respondent_kind: 'department' | 'township'
  readonly act_title: string
  readonly requests: readonly string[]
  readonly claims: string
  readonly reasons: string
  readonly amount: string | null
  /** Whether the act itself was public, on which the publicity of the decision depends. */
  readonly act_public: boolean
}

const fieldOf: { readonly [unit: string]: string } = {
  market: 'market', police: 'public_security', land: 'natural_resources', housing: 'housing', labour: 'human_resources', emergency: 'emergency', environment: 'environment',
  health: 'health', transport: 'transport', agriculture: 'agriculture', education: 'education', civil: 'civil_affairs', city: 'urban_management',
}
const townships = units.filter(({ kind }) => kind === 'street' || kind === 'town').map(({ key }) => key)
const enforcing = ['market', 'market', 'police', 'police', 'city', 'transport', 'emergency', 'environment', 'health']

interface Dispute {
  readonly kind: string
  readonly weight: number
  readonly respondents: readonly string[]
  readonly titles: readonly string[]
  readonly requests: readonly string[]
  readonly claim: string
  readonly reason: string
  /** How it may be decided on the merits. */
  readonly decisions: readonly Ending[]
}
const onDecisions: readonly Ending[] = ['uphold', 'revoke']
const disputes: readonly Dispute[] = [
  {
    kind: 'penalty', weight: 24, respondents: [...enforcing, ...townships], titles: ['罚款决定'], requests: ['revoke'],
    claim: '请求撤销被申请人作出的罚款决定', reason: '申请人认为处罚决定认定事实不清，裁量过重', decisions: ['uphold', 'revoke', 'revoke_part', 'change', 'confirm_unlawful'],
  },
  {
    kind: 'penalty', weight: 4, respondents: ['police', 'market', 'transport'], titles: ['警告决定'], requests: ['revoke'],
    claim: '请求撤销被申请人作出的警告决定', reason: '申请人认为其行为情节轻微，不应当给予处罚', decisions: onDecisions,
  },
  {
    kind: 'complaint', weight: 22, respondents: ['market', 'market', 'market', 'health', 'housing', 'labour'], titles: ['举报投诉处理告知', '举报不予立案告知'],
    requests: ['revoke', 'perform'], claim: '请求撤销举报处理结果，责令重新处理', reason: '申请人认为被申请人未全面核查举报事项', decisions: ['uphold', 'revoke', 'confirm_unlawful'],
  },
  {
    kind: 'disclosure', weight: 14, respondents: ['land', 'housing', ...townships], titles: ['政府信息公开答复', '政府信息不予公开答复'], requests: ['revoke'],
    claim: '请求撤销政府信息公开答复，责令重新答复', reason: '申请人认为申请公开的信息应当公开', decisions: ['uphold', 'revoke', 'revoke_part', 'confirm_unlawful'],
  },
  {
    kind: 'inaction', weight: 12, respondents: ['housing', 'city', 'land', 'environment', ...townships], titles: ['未履行查处违法建设职责', '未履行答复职责', '未履行监督管理职责'],
    requests: ['perform'], claim: '请求责令被申请人履行法定职责', reason: '申请人提出请求后，被申请人逾期未予处理', decisions: ['perform', 'reject', 'confirm_unlawful'],
  },
  {
    kind: 'work_injury', weight: 8, respondents: ['labour'], titles: ['工伤认定决定', '不予认定工伤决定'], requests: ['revoke'],
    claim: '请求撤销工伤认定结论，责令重新作出', reason: '申请人对受伤是否属于工作原因有异议', decisions: onDecisions,
  },
  {
    kind: 'coercion', weight: 3, respondents: ['city', ...townships], titles: ['强制拆除行为'], requests: ['confirm_unlawful'],
    claim: '请求确认被申请人的强制拆除行为违法', reason: '申请人认为强制执行前未经催告', decisions: ['confirm_unlawful'],
  },
  {
    kind: 'coercion', weight: 2, respondents: ['market', 'transport', 'city'], titles: ['扣押决定', '查封决定'], requests: ['revoke'],
    claim: '请求撤销被申请人采取的行政强制措施', reason: '申请人认为被扣押、查封的物品与违法行为无关', decisions: onDecisions,
  },
  {
    kind: 'levy', weight: 3, respondents: ['housing'], titles: ['房屋征收补偿决定'], requests: ['revoke'],
    claim: '请求撤销房屋征收补偿决定', reason: '申请人认为补偿标准低于评估价值', decisions: ['uphold', 'revoke', 'revoke_part', 'change'],
  },
  {
    kind: 'licence', weight: 4, respondents: ['market', 'health', 'transport'], titles: ['不予行政许可决定'], requests: ['revoke'],
    claim: '请求撤销不予行政许可决定', reason: '申请人认为其符合法定的许可条件', decisions: onDecisions,
  },
  {
    kind: 'confirmation', weight: 2, respondents: ['land'], titles: ['不动产登记行为'], requests: ['revoke', 'confirm_void'],
    claim: '请求撤销不动产登记或者确认其无效', reason: '申请人认为登记所依据的材料不实', decisions: [...onDecisions, 'confirm_void'],
  },
  {
    kind: 'confirmation', weight: 1, respondents: ['civil'], titles: ['婚姻登记行为'], requests: ['confirm_void'],
    claim: '请求确认婚姻登记行为无效', reason: '申请人认为登记时冒用了其身份信息', decisions: ['confirm_void'],
  },
  {
    kind: 'agreement', weight: 2, respondents: ['housing', ...townships], titles: ['未按约定履行征收补偿协议', '未按约定履行招商引资协议'], requests: ['agreement'],
    claim: '请求被申请人履行行政协议', reason: '被申请人未按约定支付补偿', decisions: ['agreement'],
  },
  {
    kind: 'payment', weight: 1, respondents: ['civil'], titles: ['停发最低生活保障金决定'], requests: ['revoke'],
    claim: '请求撤销停发最低生活保障金的决定', reason: '申请人认为家庭收入核算有误', decisions: ['uphold', 'revoke', 'change'],
  },
]
/** Endings on the merits ask for an act that can end so; the others may follow any. */
const able = (ending: Ending): readonly Dispute[] => {
  const fitting = disputes.filter(({ decisions }) => decisions.includes(ending))
  return fitting.length > 0 ? fitting : disputes
}

export function disputedAct(random: Random, ending: Ending): DisputedAct {
  const from = able(ending)
  const { kind, respondents, titles, requests, claim, reason } = from[Number(random.weighted(Object.fromEntries(from.map(({ weight }, at) => [at, weight]))))]!
  const respondent = random.pick(respondents)
  const township = townships.includes(respondent)
  const act_title = random.pick(titles)
  return {
    act_kind: kind, respondent, requests, act_title,
    field_of_administration: township ? 'townships' : fieldOf[respondent]!, respondent_kind: township ? 'township' : 'department',
    claims: `${claim}。`, reasons: `${reason}，侵害其合法权益。`,
    amount: act_title === '罚款决定' ? `${respondent === 'police' ? random.int(4, 20) * 50 : random.int(1, 80) * 500}.00` : null,
    act_public: kind === 'penalty' || kind === 'levy' ? random.chance(0.9) : random.chance(0.25),
  }
}
