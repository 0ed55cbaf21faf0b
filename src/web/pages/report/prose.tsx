import { useLayoutEffect, useRef } from 'react'
import type { ReportFigure } from '../../../report/contract.ts'
import { figureText } from '../../../report/figure-text.ts'
import { markText, runsOf } from '../../../report/marks.ts'

/** A figure in the prose: it cannot be typed over, only removed whole or looked into. */
export function chip(document: Document, mark: string, figure: ReportFigure | undefined): HTMLSpanElement {
  const span = document.createElement('span')
  span.className = figure === undefined ? 'chip unknown' : figure.declared ? 'chip declared' : 'chip'
  span.contentEditable = 'false'
  span.dataset['mark'] = mark
  span.tabIndex = 0
  span.setAttribute('role', 'button')
  span.setAttribute('aria-label', figure ? `数据：${figure.label} ${figure.text}` : `不能识别的数据 ${mark}`)
  span.title = figure ? `${figure.label}：${figure.definition}` : '指标不存在，请删去或者重新插入'
  span.textContent = figure?.text ?? mark
  if (figure && figure.form === 'value' && figure.last !== null) span.dataset['last'] = `上年 ${figureText(figure.last, figure.unit)}`
  return span
}

/** The prose as marks and text, from what stands in the box. */
export function written(box: Node): string {
  let text = ''
  for (const node of box.childNodes) {
    if (node instanceof HTMLElement && node.dataset['mark']) text += node.dataset['mark']
    else if (node.nodeType === Node.TEXT_NODE) text += node.textContent ?? ''
    else text += written(node)
  }
  return text.replace(/[\n\u200b]/g, '')
}

function fill(box: HTMLElement, body: string, figures: ReadonlyMap<string, ReportFigure>): void {
  box.replaceChildren(...runsOf(body).map((run) => typeof run === 'string' ? document.createTextNode(run) : chip(document, markText(run), figures.get(markText(run)))))
}

interface Props {
  readonly id: string
  readonly body: string
  readonly figures: ReadonlyMap<string, ReportFigure>
  readonly editable: boolean
  readonly picked: string | null
  readonly label: string
  readonly onChange: (body: string) => void
  /** Enter: what stands after the caret goes to a new paragraph. */
  readonly onSplit: (before: string, after: string) => void
  readonly onPick: (mark: string) => void
  readonly focus: boolean
}

/** One paragraph. What is typed goes out as marks and text; the box is rewritten only when it says something else. */
export function Prose({ id, body, figures, editable, picked, label, onChange, onSplit, onPick, focus }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const shown = useRef<ReadonlyMap<string, ReportFigure> | null>(null)
  useLayoutEffect(() => {
    const element = box.current!
    if (shown.current !== figures || written(element) !== body) {
      const had = document.activeElement === element
      if (!had || written(element) !== body) fill(element, body, figures)
      shown.current = figures
    }
    for (const one of element.querySelectorAll<HTMLElement>('.chip')) one.classList.toggle('picked', one.dataset['mark'] === picked)
  }, [body, figures, picked])
  useLayoutEffect(() => { if (focus) box.current?.focus() }, [focus])

  const markOf = (target: EventTarget) => (target as HTMLElement).closest<HTMLElement>('.chip')?.dataset['mark']
  return (
    <div
      ref={box} className="prose-box" data-block={id} contentEditable={editable} suppressContentEditableWarning spellCheck={false}
      {...(editable && { role: 'textbox', 'aria-multiline': true, 'aria-label': label })}
      onInput={(event) => onChange(written(event.currentTarget))}
      onClick={(event) => { const mark = markOf(event.target); if (mark) onPick(mark) }}
      onPaste={(event) => {
        // Only words come in from elsewhere: no fonts, no colours, no figures that look like ours.
        event.preventDefault()
        document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replace(/\s*\n\s*/g, '').replaceAll('{{', '').replaceAll('}}', ''))
      }}
      onDrop={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        const mark = markOf(event.target)
        if (mark && (event.key === 'Enter' || event.key === ' ')) { event.preventDefault(); onPick(mark); return }
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        const selection = getSelection()
        if (!selection?.rangeCount) return
        const rest = selection.getRangeAt(0).cloneRange()
        rest.selectNodeContents(event.currentTarget)
        rest.setStart(selection.getRangeAt(0).endContainer, selection.getRangeAt(0).endOffset)
        const after = written(rest.cloneContents())
        onSplit(written(event.currentTarget).slice(0, -after.length || undefined), after)
      }}
    />
  )
}
