import { choice, flag, integer, longText, org, required, text, type Options } from '../../kernel/field/field.ts'
import { many } from '../../kernel/procedure/procedure.ts'

export const blockKinds = { heading: '小标题', prose: '正文', chart: '图表', prompt: '待补充' } as const
export type BlockKind = keyof typeof blockKinds

export const chartKinds = { month: '按月走势', unit: '按单位比较', year: '与上期比较' } as const
/** The ranking of units by the formula of the room, as a table and a chart. */
export const rankedCharts = { ...chartKinds, ranking: '排名' } as const
export type ChartKind = keyof typeof rankedCharts

/**
 * A piece of a report. `body` holds prose in which figures stand as marks, never as digits somebody typed
 * (report/marks.ts); of a chart, its caption. A piece is never deleted: `dropped` takes it out of the paper.
 */
export const blockOf = <const C extends Options, const K extends Options>(chapters: C, charts: K) => many('段落', {
  chapter: required(choice('部分', chapters)),
  kind: required(choice('形式', blockKinds)),
  body: longText('内容'),
  chart: choice('图表种类', charts),
  indicators: text('图表指标', { hint: '指标代码，以逗号分隔' }),
  ordinal: required(integer('次序')),
  source: org('来源单位'),
  dropped: flag('已删去'),
}, 'body')
/** What an action that edits pieces may change of them. */
export const revisedOfBlock = ['chapter', 'kind', 'body', 'chart', 'indicators', 'ordinal', 'dropped'] as const

/** A figure that no record yields and somebody answers for, with the paper that says so. */
export const fact = many('填报数据', {
  code: required(text('代码')),
  label: required(text('名称')),
  value: required(text('数值')),
  unit: text('计量单位'),
  paper: required(text('依据', { hint: '文件、台账或者会议纪要的名称' })),
  declared_by: org('填报单位'),
}, 'label')
export const revisedOfFact = ['label', 'value', 'unit', 'paper'] as const
export const isNoNumber = (m: { readonly rows: { readonly fact: readonly { readonly value: string | null }[] } }): boolean => m.rows.fact.some(({ value }) => !/^-?\d+(\.\d+)?$/.test(value ?? ''))
