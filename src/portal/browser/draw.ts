/**
 * Draws again in the reader's own browser. The page says everything without this file; it adds the button. Nothing is
 * sent anywhere: the record comes from this site, a file of one's own stays here.
 */
import { readRecord, rerun } from '../../kernel/draw/record.ts'

const section = document.querySelector<HTMLElement>('#again')
if (section) offering(section)

function offering(section: HTMLElement): void {
  const { record = '', commitment = '', committed = '' } = section.dataset
  const outcome = document.createElement('div')
  outcome.setAttribute('role', 'status')
  outcome.id = 'outcome'
  const say = (className: string, words: readonly string[], items: readonly string[] = []): void => {
    outcome.className = className
    const list = document.createElement('ol')
    list.append(...items.map((item) => element('li', item)))
    outcome.replaceChildren(...words.map((line) => element('p', line)), ...items.length > 0 ? [list] : [])
  }
  const check = async (textOf: () => Promise<string>): Promise<void> => {
    say('quiet', ['正在重新抽取……'])
    // Lets the words appear before the processor is busy.
    await new Promise((next) => setTimeout(next, 50))
    try {
      const read = readRecord(await textOf())
      const began = performance.now()
      const { problems, notes, members, selected, commitment: counted } = rerun(read)
      const told = [
        ...read.commitment === commitment ? [] : [`记录中的散列值不是本页公布的：本页 ${commitment}，记录 ${read.commitment}`],
        ...read.committed_at === committed ? [] : [`记录中的固定时间不是本页公布的：本页 ${committed}，记录 ${read.committed_at}`], ...problems,
      ]
      if (told.length > 0) say('problem', [`不一致：发现 ${told.length} 处不同`], told)
      else say('card same', ['一致：在本机重新抽取的结果与公布的完全相同', `名册 ${members} 个对象，散列值 ${counted}；抽取 ${selected.length} 个；用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒`, ...notes.map((one) => `请注意：${one}`)])
    } catch (error) {
      say('problem', [error instanceof RangeError ? error.message : '没有能够读取抽取记录，请检查网络后重试'])
    }
  }
  const button = element('button', '在本机重新抽取') as HTMLButtonElement
  button.type = 'button'
  button.addEventListener('click', () => void check(async () => {
    const answer = await fetch(record)
    if (!answer.ok) throw new Error(`${answer.status}`)
    return answer.text()
  }))
  const label = element('label', '核对另存的抽取记录')
  const file = document.createElement('input')
  file.type = 'file'
  file.accept = '.json,application/json'
  file.addEventListener('change', () => { const [chosen] = Array.from(file.files ?? []); if (chosen) void check(() => readFile(chosen)) })
  label.append(file)
  const actions = document.createElement('p')
  actions.className = 'actions'
  actions.append(button, label)
  section.querySelector('h2')!.after(actions, outcome)
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

function readFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('read')))
    reader.readAsText(file)
  })
}
