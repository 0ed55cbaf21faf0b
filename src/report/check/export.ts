/** The findings of a check as a paper and as a table, with what a person made of them. */
import { composeDocx } from '../../kernel/document/compose.ts'
import type { Block } from '../../kernel/document/paper.ts'
import { xlsxStream } from '../../kernel/http/table-file.ts'
import type { Finding } from '../checker/check.ts'
import type { Checked } from './jobs.ts'
import { figureText, severities, severityNames, verdicts, type Judgement } from './words.ts'

export type Judgements = ReadonlyMap<number, Judgement>
/** Where the text came from: a file's name, or nothing where it was pasted. */
interface Origin { readonly name: string; readonly on: string }

const judgedText = (judgement: Judgement | undefined): string => judgement ? `${verdicts[judgement.verdict]}${judgement.reason ? `：${judgement.reason}` : ''}` : '未处理'

/** The quoted figures of a finding as printed, once each. */
function termsOf(checked: Checked, finding: Finding): string {
  const wanted = new Set(finding.figures)
  return [...new Set(checked.figures.filter(({ id }) => wanted.has(id)).map(figureText))].join('、')
}

/** A sentence of counts: 数据 24 处，关系 14 条；矛盾 2、存疑 1. */
export function summaryOf({ figures, relations, findings }: Checked): string {
  const counted = severityNames.map((name) => [severities[name].label, findings.filter(({ severity }) => severity === name).length] as const).filter(([, count]) => count > 0)
  return `数据 ${figures.length} 处，关系 ${relations.length} 条；${counted.length === 0 ? '没有发现问题' : `发现问题 ${findings.length} 处，其中${counted.map(([label, count]) => `${label} ${count} 处`).join('、')}`}`
}

/** The list of findings as a .docx in the official format. */
export function findingsDocx(checked: Checked, judgements: Judgements, { name, on }: Origin): Buffer {
  const facts: readonly Block[] = [
    { kind: 'body', text: `核查对象：${name || '粘贴的文字'}` }, { kind: 'body', text: `核查日期：${on}` },
    { kind: 'body', text: `核查结果：${summaryOf(checked)}。` },
    { kind: 'body', text: '本清单由程序自动生成，供人工复核。标为“矛盾”的，文中数据相互不一致；其余各类须结合口径和原始资料判断。' },
  ]
  const each = checked.findings.flatMap((finding, index): Block[] => {
    const line = (label: string, text: string): Block[] => text ? [{ kind: 'body', text: [{ text: `${label}：`, bold: true }, text] }] : []
    return [
      { kind: 'heading', level: 2, text: `${index + 1}．〔${severities[finding.severity].label}〕${finding.message}` },
      ...line('原文', finding.sentence), ...line('算式', finding.arithmetic), ...line('相符', finding.fits ?? ''), ...line('处理', judgedText(judgements.get(index))),
    ]
  })
  return composeDocx({ title: ['报告数据核查问题清单'], blocks: [...facts, ...each] })
}

const HEADING = ['序号', '种类', '问题', '算式', '改为何值相符', '涉及数据', '原文', '处理', '理由'] as const

/** The list of findings as a workbook. */
export const findingsXlsx = (checked: Checked, judgements: Judgements) => xlsxStream('核查问题', {
  heading: HEADING,
  rows: (async function* () {
    yield checked.findings.map((finding, index) => {
      const judgement = judgements.get(index)
      return [
        String(index + 1), severities[finding.severity].label, finding.message, finding.arithmetic, finding.fits ?? '', termsOf(checked, finding), finding.sentence,
        judgement ? verdicts[judgement.verdict] : '未处理', judgement?.reason ?? '',
      ]
    })
  })(),
})
