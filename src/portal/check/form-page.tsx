import { LARGEST_TEXT } from '../../report/check/desk.ts'
import { severities, severityNames } from '../../report/check/words.ts'
import { LARGEST_FILE } from '../../report/checker/read/file.ts'
import type { Page } from '../page.tsx'
import { SAMPLE } from './sample.ts'

const MEGABYTE = 1024 * 1024

/** Where a report is pasted, dropped or chosen. */
export const formPage = ({ sample }: { readonly sample: boolean }): Page => ({
  title: '报告核查', script: 'check', body: (
    <>
      <h1>报告核查</h1>
      <p>核对报告中的数据是否前后一致：总数与分项、比率与基数、前后变化、列举数目、同一数据的几处说法，并写出算式。适用于法治政府建设情况报告，也可以用于其他工作报告。</p>
      <form className="hand-in" id="hand-in" method="post" action="/check" encType="multipart/form-data">
        <label htmlFor="text">粘贴报告文字</label>
        <textarea id="text" name="text" rows={12} aria-describedby="limits" defaultValue={sample ? SAMPLE : ''} />
        <div className="file">
          <label htmlFor="file">或者选择文件（也可以把文件拖到这里）</label>
          <input id="file" name="file" type="file" accept=".txt,.md,.html,.htm,.docx,.pdf" aria-describedby="limits" />
        </div>
        <p className="quiet" id="limits">支持 .docx、.pdf、.html、.md、.txt，文件不超过 {LARGEST_FILE / MEGABYTE} MB，文字不超过 {LARGEST_TEXT / MEGABYTE} MB。两样都有的，以文件为准。</p>
        <p className="actions"><button type="submit">核查</button>{!sample && <a className="button plain" href="/check?sample=1">用示例试一试</a>}</p>
        <p id="status" role="status" className="quiet" />
      </form>
      <section className="card">
        <h2>文字怎样处理</h2>
        <p>文字只在核查的几秒钟内留在服务器内存中，不保存，不记入日志，也不交给其他单位。您对问题的处理意见只保存在您自己的浏览器里。涉密文件不得在互联网上核查。</p>
      </section>
      <section className="card">
        <h2>会指出哪些问题</h2>
        <dl className="lines">{severityNames.map((name) => <div key={name}><dt><span className={`tag is-${name}`}>{severities[name].label}</span></dt><dd>{severities[name].means}</dd></div>)}</dl>
      </section>
    </>
  ),
})
