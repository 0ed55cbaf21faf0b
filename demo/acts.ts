import type { Random } from './random.ts'
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

interface Kind { readonly weight: number; readonly respondents: readonly string[]; readonly titles: readonly string[]; readonly requests: readonly string[]; readonly claim: string; readonly reason: string }
const kinds: { readonly [act: string]: Kind } = {
  penalty: { weight: 26, respondents: ['market', 'police', 'city', 'transport', 'emergency', 'environment', 'health', ...townships], titles: ['罚款决定', '没收违法所得决定', '警告决定'], requests: ['revoke'], claim: '请求撤销被申请人作出的行政处罚决定', reason: '申请人认为处罚决定认定事实不清,裁量过重' },
  complaint: { weight: 22, respondents: ['market', 'market', 'market', 'health', 'housing', 'labour'], titles: ['举报投诉处理告知', '举报不予立案告知'], requests: ['revoke', 'perform'], claim: '请求撤销举报处理结果,责令重新处理', reason: '申请人认为被申请人未全面核查举报事项' },
  disclosure: { weight: 14, respondents: ['land', 'housing', ...townships], titles: ['政府信息公开答复', '政府信息不予公开答复'], requests: ['revoke'], claim: '请求撤销政府信息公开答复,责令重新答复', reason: '申请人认为申请公开的信息应当公开' },
  inaction: { weight: 12, respondents: ['housing', 'city', 'land', 'environment', ...townships], titles: ['未履行查处违法建设职责', '未履行答复职责', '未履行监督管理职责'], requests: ['perform'], claim: '请求责令被申请人履行法定职责', reason: '申请人提出请求后,被申请人逾期未予处理' },
  work_injury: { weight: 8, respondents: ['labour'], titles: ['工伤认定决定', '不予认定工伤决定'], requests: ['revoke'], claim: '请求撤销工伤认定决定', reason: '申请人对受伤是否属于工作原因有异议' },
  coercion: { weight: 5, respondents: ['city', ...townships], titles: ['强制拆除行为', '扣押决定'], requests: ['confirm_unlawful'], claim: '请求确认被申请人的强制行为违法', reason: '申请人认为强制执行前未经催告' },
  levy: { weight: 3, respondents: ['housing'], titles: ['房屋征收补偿决定'], requests: ['revoke'], claim: '请求撤销房屋征收补偿决定', reason: '申请人认为补偿标准低于评估价值' },
  licence: { weight: 4, respondents: ['market', 'health', 'transport'], titles: ['不予行政许可决定', '撤销登记决定'], requests: ['revoke'], claim: '请求撤销行政许可决定', reason: '申请人认为其符合法定的许可条件' },
  confirmation: { weight: 3, respondents: ['land', 'civil'], titles: ['不动产登记行为', '婚姻登记行为'], requests: ['revoke', 'confirm_void'], claim: '请求撤销或者确认登记行为无效', reason: '申请人认为登记所依据的材料不实' },
  agreement: { weight: 2, respondents: ['housing', ...townships], titles: ['征收补偿协议', '招商引资协议'], requests: ['agreement'], claim: '请求被申请人履行行政协议', reason: '被申请人未按约定支付补偿' },
  payment: { weight: 1, respondents: ['civil', 'labour'], titles: ['最低生活保障待遇决定'], requests: ['revoke'], claim: '请求撤销停发待遇的决定', reason: '申请人认为家庭收入核算有误' },
}
const weights = Object.fromEntries(Object.entries(kinds).map(([kind, { weight }]) => [kind, weight]))

/** @param wanted the kind where the ending asks for a certain one */
export function disputedAct(random: Random, wanted?: string): DisputedAct {
  const act_kind = wanted ?? random.weighted(weights)
  const { respondents, titles, requests, claim, reason } = kinds[act_kind]!
  const respondent = random.pick(respondents)
  const township = townships.includes(respondent)
  return {
    act_kind, respondent, requests,
    field_of_administration: township ? 'townships' : fieldOf[respondent]!, respondent_kind: township ? 'township' : 'department',
    act_title: random.pick(titles), claims: `${claim}。`, reasons: `${reason},侵害其合法权益。`,
    amount: act_kind === 'penalty' ? `${random.int(2, 500) * 100}.00` : null,
    act_public: act_kind === 'penalty' || act_kind === 'levy' ? random.chance(0.9) : random.chance(0.25),
  }
}
