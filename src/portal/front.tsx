import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Registry } from '../kernel/matter/world.ts'
import type { Show } from './page.tsx'
import { listPublished, PublishedList } from './published.tsx'

/** The first page: what there is, and the newest of what has been published. */
export function frontRoutes(app: FastifyInstance, { show, registry, pool }: { readonly show: Show; readonly registry: Registry; readonly pool: Pool }): void {
  app.get('/', async (request, reply) => {
    const { items } = await listPublished(pool, registry, { limit: 5 })
    const procedures = [...registry.procedures.values()]
    return show(request, reply, {
      title: '', body: (
        <>
          <h1 className="sr-only">准绳</h1>
          <section className="card lead">
            <h2><a href="/check">报告核查</a></h2>
            <p>粘贴或者上传一份法治政府建设情况报告，马上看到文中数据是否前后一致：总数与分项、比率与基数、前后变化、列举数目，并写出算式。</p>
            <p className="quiet">不需要登录。文字不保存，也不记入日志。</p>
            <p><a className="button" href="/check">开始核查</a></p>
          </section>
          <section className="card">
            <h2><a href="/procedures">程序说明</a></h2>
            <p>每项工作由谁办理、经过哪些环节、应当提交什么、多长时间办结，各依据哪一条法律。</p>
            <ul className="links">{procedures.map(({ id, label }) => <li key={id}><a href={`/procedures/${id}`}>{label}</a></li>)}</ul>
          </section>
          <section className="card">
            <h2><a href="/published">公开信息</a></h2>
            {items.length === 0 ? <p className="quiet">还没有公开的信息。依法公开的处罚决定、检查结果等会列在这里。</p>
              : <><PublishedList items={items} registry={registry} /><p><a href="/published">查看全部</a></p></>}
          </section>
          <section className="card">
            <h2><a href="/certificates">执法证件查验</a></h2>
            <p>输入执法人员证件上或者文书上的执法证号，查看证件今天是否有效、属于哪个执法主体、可以执哪一类的法。</p>
          </section>
          <section className="card">
            <h2><a href="/registers">公开名录</a></h2>
            <p>行政执法主体和委托、裁量基准、复议联系点等依法公开的名录，以今天在册的为准。</p>
          </section>
        </>
      ),
    })
  })
}
