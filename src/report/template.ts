import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChartKind } from '../domains/common/report-parts.ts'
import { projectRoot } from '../kernel/project-root.ts'
import type { Block } from './contract.ts'
import type { ReportKind } from './kinds.ts'

/**
 * The template of a report, as text a lawyer can edit:
 *   == measures              a chapter of the kind of report (report/kinds.ts)
 *   ### …                    a heading; its number follows from its place
 *   %% month a,b | 图1 …     a chart of indicators, with its caption; `%% ranking | …` the ranking of units
 *   ?? …                     what only people know: a reminder for the writer, never printed
 *   anything else            a paragraph, with marks for figures and conditions
 *
 * `[[penalty_cases|…]]` stands only where the figure is above nought, `[[!penalty_cases|…]]` where it is not,
 * `[[penalty_cases:last|…]]` where the year before can be compared with; `&` joins conditions. A paragraph, heading or
 * chart of which nothing is left is left out. 【机关】 and what the kind names (【年度】【下年】, 【本期】【上期】) are words.
 */
export type Drafted = Pick<Block, 'chapter' | 'kind' | 'body' | 'chart' | 'indicators' | 'ordinal'>
export interface Holds { readonly positive: (indicator: string) => boolean; readonly comparable: (indicator: string) => boolean }

const FOLDER = 'src/report/template'
export const templateText = (kind: string): string => readFileSync(join(projectRoot(), FOLDER, `${kind}.txt`), 'utf8')

const CONDITION = /\[\[([a-z0-9_:!& ]+)\|((?:(?!\[\[)[\s\S])*?)\]\]/g
const INDICATOR = /[a-z][a-z0-9_]*/g

/** Every indicator a template names, in marks, charts and conditions. */
export function indicatorsOf(template: string): string[] {
  const named = [...template.matchAll(/\{\{([a-z][a-z0-9_]*)/g), ...template.matchAll(/\[\[([a-z0-9_:!& ]+)\|/g), ...template.matchAll(/^%% \w+ ([a-z0-9_, ]+)/gm)]
  return [...new Set(named.flatMap(([, text]) => text!.match(INDICATOR) ?? []).filter((word) => word !== 'last' && word !== 'change'))]
}

/** The paragraphs of a report of a kind whose figures are these. @throws RangeError naming a line that is not understood */
export function drafted({ chapters, charts }: Pick<ReportKind, 'chapters' | 'charts'>, template: string, holds: Holds, words: { readonly [word: string]: string }): Drafted[] {
  let chapter: string | undefined
  const blocks: Drafted[] = []
  const put = (block: Pick<Drafted, 'kind' | 'body'> & Partial<Drafted>) => {
    if (!chapter) throw new RangeError('报告模板应当以“== 部分”开头')
    blocks.push({ chapter, chart: null, indicators: null, ordinal: (blocks.length + 1) * 10, ...block })
  }
  for (const raw of template.split(/\r?\n/)) {
    const line = spoken(raw.trim(), holds).replace(/【([^】]+)】/g, (whole, word: string) => words[word] ?? whole).trim()
    if (line === '' || line.startsWith('//')) continue
    if (line.startsWith('== ')) {
      chapter = line.slice(3).trim()
      if (!Object.hasOwn(chapters, chapter)) throw new RangeError(`报告模板没有“${chapter}”这一部分`)
    } else if (line.startsWith('### ')) put({ kind: 'heading', body: line.slice(4) })
    else if (line.startsWith('?? ')) put({ kind: 'prompt', body: line.slice(3) })
    else if (line.startsWith('%% ')) {
      const [, chart = '', indicators = '', body = ''] = /^%% (\w+) ([^|]*)\|(.+)$/.exec(line) ?? []
      if (!Object.hasOwn(charts, chart)) throw new RangeError(`报告模板的图表“${line}”无法识别`)
      put({ kind: 'chart', body: body.trim(), chart: chart as ChartKind, indicators: indicators.trim() || null })
    } else put({ kind: 'prose', body: line })
  }
  // A heading that has nothing under it goes.
  return blocks.filter((block, at) => block.kind !== 'heading' || (blocks[at + 1] !== undefined && blocks[at + 1]!.kind !== 'heading' && blocks[at + 1]!.chapter === block.chapter))
}

/** Conditions from the inside out, so that one may stand within another. */
function spoken(line: string, holds: Holds): string {
  for (let text = line; ;) {
    const next = text.replace(CONDITION, (_, condition: string, body: string) => condition.split('&').every((one) => isTrue(one.trim(), holds)) ? body : '')
    if (next === text) return text
    text = next
  }
}
const isTrue = (condition: string, { positive, comparable }: Holds): boolean =>
  condition.startsWith('!') ? !positive(condition.slice(1)) : condition.endsWith(':last') ? comparable(condition.slice(0, -5)) : positive(condition)
