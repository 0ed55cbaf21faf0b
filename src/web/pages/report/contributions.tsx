import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import type { Performed } from '../../../kernel/http/contract.ts'
import type { Block, Contribution, ReportView } from '../../../report/contract.ts'
import { adopted, marksIn, markText, runsOf } from '../../../report/marks.ts'
import { chapters } from '../../../domains/annual-report/chapters.ts'
import { send } from '../../api/client.ts'
import { useCommandKey } from '../../api/command-key.ts'
import { problemOf } from '../../api/problem.ts'
import { StateTag } from '../../components/state-tag.tsx'
import { Failed, Loading, Nothing } from '../../components/states.tsx'
import { contributionsQuery } from './queries.ts'

/** Departments' own reports of the year; a paragraph is taken over with its figures, which go on naming the department. */
export function Contributions({ view, close }: { readonly view: ReportView; readonly close: () => void }) {
  const list = useQuery(contributionsQuery(view.id))
  const client = useQueryClient()
  const keyOf = useCommandKey()
  const adopt = useMutation({
    mutationFn: ({ from, block }: { readonly from: Contribution; readonly block: Block }) => {
      const prefix = `${from.id.slice(-6)}-`
      const used = new Set(marksIn([block.body]).flatMap((mark) => mark.kind === 'fact' ? [mark.code] : []))
      const known = new Set(view.facts.map(({ code }) => code))
      const last = Math.max(0, ...view.content.blocks.filter(({ chapter }) => chapter === block.chapter).map(({ ordinal }) => ordinal))
      const body = {
        expected_version: view.version, input: {},
        ...(!from.adopted && { link: { kind: 'draws_on', ledger: 'annual_report', id: from.id } }),
        rows: {
          block: [{ chapter: block.chapter, kind: block.kind, body: adopted(block.body ?? '', from.org_id, prefix), ordinal: last + 10, source: from.org_id }],
          fact: from.facts.filter(({ code }) => used.has(code) && !known.has(prefix + code)).map(({ code, label, value, unit, paper, declared_by }) => ({ code: prefix + code, label, value, unit, paper, declared_by: declared_by ?? from.org_id })),
        },
      }
      return send<Performed>('POST', `annual_report/${view.id}/actions/adopt`, body, keyOf(body))
    },
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ['reports'] }), client.invalidateQueries({ queryKey: ['annual_report'] })]),
  })
  return (
    <Drawer open title="部门报告" size={560} onClose={close}>
      <div className="stack">
        {adopt.error && <div className="notice bad" role="alert">{problemOf(adopt.error).detail}</div>}
        {list.error && !list.data ? <Failed error={list.error} retry={() => void list.refetch()} /> : !list.data ? <Loading /> : list.data.length === 0 ? <Nothing what="还没有部门报告" how="各部门在「年度报告」中起草本单位的报告后，列在这里。" /> : list.data.map((from) => (
          <section key={from.id} className="panel">
            <header><h3><Link to="/report/$id" params={{ id: from.id }}>{from.org_name}</Link> <StateTag ledger="annual_report" state={from.state} /></h3>{from.adopted && <span className="muted small">已采用</span>}</header>
            <ul className="contribution">
              {from.blocks.filter(({ kind }) => kind === 'prose').map((block) => (
                <li key={block.id}>
                  <div><span className="muted small">{chapters[block.chapter as keyof typeof chapters]}</span><p>{runsOf(block.body ?? '').map((run) => typeof run === 'string' ? run : from.texts[markText(run)] ?? '').join('')}</p></div>
                  <Button size="small" loading={adopt.isPending && adopt.variables.block.id === block.id} onClick={() => adopt.mutate({ from, block })}>采用</Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Drawer>
  )
}
