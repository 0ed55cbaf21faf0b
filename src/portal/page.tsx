import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Assets } from './assets.ts'

/** What exists on the public site, in the order of its menu. */
const MENU = [['/', '首页'], ['/check', '报告核查'], ['/procedures', '程序说明'], ['/published', '公开信息'], ['/registers', '公开名录'], ['/certificates', '执法证件查验'], ['/draws', '随机抽取'], ['/submit', '投诉举报']] as const

/** The cookie that remembers 长者模式. */
export const LARGE = 'large'

export interface Page {
  readonly title: string
  readonly body?: ReactNode
  /** The body where it has been rendered already. */
  readonly html?: string
  /** The script whose conveniences the page offers. */
  readonly script?: 'check' | 'draw'
  /** Not to be kept anywhere: it shows what somebody handed in. */
  readonly confidential?: boolean
  readonly status?: number
}
export type Show = (request: FastifyRequest, reply: FastifyReply, page: Page) => FastifyReply

/** Nothing from outside, no inline script or style: the public pages need none. */
const policyOf = ({ script }: Page): string => `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'${script === 'draw' ? "; connect-src 'self'" : ''}`

/** Renders pages in the frame of the site. */
export const showing = (assets: Assets): Show => (request, reply, page) => {
  const html = renderToStaticMarkup(<Frame assets={assets} page={page} large={request.cookies[LARGE] === '1'} at={request.method === 'GET' ? request.url : request.url.split('/').slice(0, 2).join('/')} />)
  return reply.code(page.status ?? 200).type('text/html; charset=utf-8')
    .header('content-security-policy', policyOf(page)).header('cache-control', page.confidential ? 'no-store' : 'no-cache')
    .send(`<!doctype html>${html}`)
}

function Frame({ assets, page, large, at }: { readonly assets: Assets; readonly page: Page; readonly large: boolean; readonly at: string }) {
  const path = at.split('?')[0]!
  const current = (href: string) => (href === '/' ? path === '/' : path.startsWith(href)) ? 'page' as const : undefined
  return (
    <html lang="zh-CN" className={large ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="renderer" content="webkit" />
        <title>{page.title === '' ? '准绳' : `${page.title} — 准绳`}</title>
        <link rel="icon" href={assets.mark} />
        <link rel="stylesheet" href={assets.css} />
        {page.script && assets.scripts[page.script] && <script src={assets.scripts[page.script]} defer />}
      </head>
      <body>
        <a className="skip" href="#main">跳到正文</a>
        <header className="site">
          <a className="brand" href="/"><Mark />准绳</a>
          <nav aria-label="主导航"><ul>{MENU.map(([href, label]) => <li key={href}><a href={href} aria-current={current(href)}>{label}</a></li>)}</ul></nav>
          <div className="tools">
            <a id="large" href={`/large?on=${large ? 0 : 1}&back=${encodeURIComponent(at)}`}>{large ? '标准字号' : '长者模式'}</a>
            <a href="/app/">登录</a>
          </div>
        </header>
        {page.html === undefined ? <main id="main" tabIndex={-1}>{page.body}</main> : <main id="main" tabIndex={-1} dangerouslySetInnerHTML={{ __html: page.html }} />}
        <footer className="site">准绳 · 法治政府建设工作系统</footer>
      </body>
    </html>
  )
}

/** A plumb line: the mark of the house. */
const Mark = () => <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" fill="currentColor"><path d="M11.25 1h1.5v13h-1.5z" /><path d="M7.5 13.5h9L12 23z" /></svg>
