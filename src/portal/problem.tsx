import type { Problem } from '../kernel/http/contract.ts'

/** What failed and what to do. */
export const problemPage = ({ title, detail, instance, status }: Pick<Problem, 'title' | 'detail' | 'instance' | 'status'>) => ({
  title, status, confidential: true,
  body: (
    <section className="problem" role="alert">
      <h1>{title}</h1>
      <p>{detail}{/[。！？]$/.test(detail) ? '' : '。'}</p>
      {instance && status >= 500 && <p className="quiet">求助时请报编号：{instance}</p>}
      <p><a href="/check">报告核查</a>　<a href="/">返回首页</a></p>
    </section>
  ),
})
