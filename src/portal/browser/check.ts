/**
 * Conveniences of the check pages. Every page does its work without this file: it adds what a form and a style sheet
 * cannot do. Nothing of the text is kept; of a judgement, only the finding's key, the verdict and the reason.
 */
const all = <E extends Element>(selector: string, within: ParentNode = document): E[] => Array.from(within.querySelectorAll<E>(selector))

largeType()
const handIn = document.querySelector<HTMLFormElement>('#hand-in')
const answer = document.querySelector<HTMLFormElement>('#answer')
if (handIn) dropping(handIn)
if (answer) {
  const panel = figurePanel(answer)
  lighting(answer)
  walking(answer, panel)
  remembering(answer)
}

/** 长者模式 without leaving the page, which may hold an answer. */
function largeType(): void {
  const link = document.querySelector<HTMLAnchorElement>('#large')
  link?.addEventListener('click', (event) => {
    event.preventDefault()
    const large = document.documentElement.classList.toggle('large')
    document.cookie = `large=${large ? 1 : ''}; path=/; samesite=lax; max-age=${large ? 31_536_000 : 0}`
    link.textContent = large ? '标准字号' : '长者模式'
    link.href = link.href.replace(/on=[01]/, `on=${large ? 0 : 1}`)
  })
}

/** A file may be dropped anywhere on the form; it says what it is doing while it waits. */
function dropping(form: HTMLFormElement): void {
  const file = form.querySelector<HTMLInputElement>('#file')!
  const status = form.querySelector<HTMLElement>('#status')!
  const over = (on: boolean) => form.classList.toggle('over', on)
  for (const name of ['dragenter', 'dragover']) form.addEventListener(name, (event) => { if ((event as DragEvent).dataTransfer?.types.includes('Files')) { event.preventDefault(); over(true) } })
  form.addEventListener('dragleave', (event) => { if (!form.contains(event.relatedTarget as Node | null)) over(false) })
  form.addEventListener('drop', (event) => {
    const files = event.dataTransfer?.files
    if (!files || files.length === 0) return
    event.preventDefault()
    over(false)
    if (files.length > 1) { status.textContent = '一次核查一个文件，请只拖入一个。'; return }
    file.files = files
    status.textContent = `已选择“${files[0]!.name}”，按“核查”开始。`
  })
  form.addEventListener('submit', (event) => {
    if (form.querySelector<HTMLTextAreaElement>('#text')!.value.trim() !== '' || file.files!.length > 0) { status.textContent = '正在核查……'; return }
    event.preventDefault()
    status.textContent = '请粘贴报告文字，或者选择文件。'
    form.querySelector<HTMLElement>('#text')!.focus()
  })
  // Coming back by the browser's arrow must not find the page still waiting.
  addEventListener('pageshow', () => { status.textContent = '' })
}

/** An opened finding lights its figures. */
function lighting(form: HTMLFormElement): void {
  const light = (finding: HTMLDetailsElement | undefined) => {
    for (const lit of all('.lit', form)) lit.classList.remove('lit')
    if (!finding) return
    finding.classList.add('lit')
    const figures = (finding.dataset['figures'] ?? '').split(' ').flatMap((id) => document.getElementById(id) ?? [])
    for (const figure of figures) figure.classList.add('lit')
    const last = figures[figures.length - 1]
    if (last && !isInSight(last)) last.scrollIntoView({ block: 'center' })
  }
  for (const finding of all<HTMLDetailsElement>('.finding', form)) finding.addEventListener('toggle', () => {
    if (finding.open) light(finding)
    else if (finding.classList.contains('lit')) light(undefined)
  })
  form.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#p"]')
    const finding = link && document.querySelector<HTMLDetailsElement>(link.hash)
    if (!finding) return
    event.preventDefault()
    if (finding.open) light(finding)
    finding.open = true
    finding.scrollIntoView({ block: 'center' })
    finding.querySelector('summary')!.focus({ preventScroll: true })
  })
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

/** A click on a figure shows what was understood beside the text instead of leading to the list below. */
function figurePanel(form: HTMLFormElement): (figure: HTMLElement) => void {
  const panel = document.createElement('section')
  panel.className = 'panel'
  panel.tabIndex = -1
  panel.hidden = true
  panel.setAttribute('aria-label', '数据说明')
  document.body.append(panel)
  let from: HTMLElement | undefined
  const close = () => { panel.hidden = true; from?.classList.remove('chosen'); from?.focus({ preventScroll: true }) }
  const open = (figure: HTMLElement) => {
    const told = document.getElementById(`about-${figure.id}`)
    if (!told) return
    from?.classList.remove('chosen')
    from = figure
    figure.classList.add('chosen')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'plain close'
    button.textContent = '关闭'
    button.addEventListener('click', close)
    panel.replaceChildren(button, ...Array.from(told.cloneNode(true).childNodes))
    panel.hidden = false
    panel.focus({ preventScroll: true })
  }
  form.addEventListener('click', (event) => {
    const figure = (event.target as Element).closest<HTMLElement>('.fig')
    if (figure) { event.preventDefault(); open(figure) }
  })
  addEventListener('keydown', (event) => { if (event.key === 'Escape' && !panel.hidden) close() })
  panel.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#p"]')
    if (!link) return
    event.preventDefault()
    panel.hidden = true
    form.querySelector<HTMLAnchorElement>(`.overview a[href="${link.hash}"]`)?.click()
  })
  return open
}

/** One stop of the Tab key for all figures: arrows move among them; up and down move among findings. */
function walking(form: HTMLFormElement, open: (figure: HTMLElement) => void): void {
  const figures = all<HTMLElement>('.fig', form)
  const summaries = all<HTMLElement>('.finding > summary', form)
  figures.forEach((figure, at) => { figure.tabIndex = at === 0 ? 0 : -1 })
  const move = (list: readonly HTMLElement[], step: number): HTMLElement | undefined => {
    for (let at = list.indexOf(document.activeElement as HTMLElement) + step; at >= 0 && at < list.length; at += step) if (list[at]!.offsetParent !== null) { list[at]!.focus(); return list[at] }
    return undefined
  }
  form.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (target.matches('.fig') && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault()
      const next = move(figures, event.key === 'ArrowRight' ? 1 : -1)
      if (next) { target.tabIndex = -1; next.tabIndex = 0 }
    } else if (target.matches('.fig') && event.key === ' ') { event.preventDefault(); open(target) }
    else if (target.matches('summary') && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) { event.preventDefault(); move(summaries, event.key === 'ArrowDown' ? 1 : -1) }
    // Enter in a reason must not export the list.
    else if (event.key === 'Enter' && target.matches('.reason input')) event.preventDefault()
  })
}

interface Kept { readonly verdict: string; readonly reason: string }

/** Verdicts and reasons stay in this browser, by the finding's key. */
function remembering(form: HTMLFormElement): void {
  const STORE = 'zhunsheng.check'
  const MOST = 2_000
  const kept = new Map<string, Kept>(read())
  const findings = all<HTMLDetailsElement>('.finding', form)
  const progress = form.querySelector<HTMLElement>('#progress')!
  const reasonOf = (finding: Element) => finding.querySelector<HTMLInputElement>('.reason input')!
  const verdictOf = (finding: Element) => finding.querySelector<HTMLInputElement>('input[type=radio]:checked')?.value ?? ''

  function read(): [string, Kept][] {
    try { return JSON.parse(localStorage.getItem(STORE) ?? '[]') as [string, Kept][] } catch { return [] }
  }
  const write = () => { try { localStorage.setItem(STORE, JSON.stringify([...kept].slice(-MOST))) } catch { progress.textContent = '浏览器不允许保存，关闭页面后处理意见不再保留。' } }
  const show = () => {
    let done = 0
    for (const finding of findings) {
      const verdict = verdictOf(finding)
      if (verdict) done++
      finding.dataset['verdict'] = verdict
    }
    progress.textContent = done > 0 ? `已处理 ${done} / ${findings.length}，意见只保存在本浏览器。` : ''
    forget.hidden = kept.size === 0
  }
  const forget = document.createElement('button')
  forget.type = 'button'
  forget.className = 'plain'
  forget.textContent = '清除本机记录'
  forget.addEventListener('click', () => {
    kept.clear()
    localStorage.removeItem(STORE)
    for (const finding of findings) { finding.querySelector<HTMLInputElement>('input[type=radio][value=""]')!.checked = true; reasonOf(finding).value = '' }
    show()
  })
  progress.after(forget)
  for (const finding of findings) {
    const key = finding.dataset['key']!
    const old = kept.get(key)
    if (old) {
      const radio = all<HTMLInputElement>('input[type=radio]', finding).find(({ value }) => value === old.verdict)
      if (radio) radio.checked = true
      reasonOf(finding).value = old.reason
    }
    finding.addEventListener('input', () => {
      const now = { verdict: verdictOf(finding), reason: reasonOf(finding).value }
      kept.delete(key)
      if (now.verdict || now.reason) kept.set(key, now)
      write()
      show()
    })
  }
  show()
}
