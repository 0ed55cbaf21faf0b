/** What the heading of a line of a table says of it: a total, a rate, a change, nothing that can be counted. */
import type { Grid } from '../tables.ts'

const TOTAL = /^(?:合计|总计|总数|共计|小计|全区合计|全区)$/
export const RATE = /率$|占比$|比例$|比重$|幅度?$|^同比|^环比|同比$|环比$|%\)?$/
export const CHANGE = /增|降|减|同比|环比/
/** Columns of numbers that count nothing. */
export const NO_QUANTITY = /^(?:序号|编号|排名|名次|位次|年份|年度|代码|平均|人均)|平均/

export const plain = (label: string): string => label.replaceAll(/\s/g, '').replace(/\([^()]*\)$/, '')

/** The one place of a line that holds its total. */
export function totalPlace({ names }: Grid): number | undefined {
  const places = [...names].filter(([, name]) => TOTAL.test(plain(name))).map(([place]) => place)
  return places.length === 1 ? places[0] : undefined
}

/** A place that holds increases or comparisons: what the other places of a line add up to or are divided by does not hold there. */
export function isCompared(name: string): boolean {
  return /增减|增幅|降幅|增长|下降|同比|环比|较上|比上年|变化/.test(plain(name))
}
