import { expect, test } from 'vitest'
import { asSaved, merged, settled, type DraftBlock } from './merged.ts'

const block = (id: string, body: string) =>
  ({ id, body, chapter: 'measures', kind: 'prose', chart: null, indicators: null, ordinal: 10, source: null, dropped: false }) as const
const [first, second] = asSaved([block('a', '甲'), block('b', '乙')]) as [DraftBlock, DraftBlock]

test('他人保存在先：自己改过的段落保留，没有动过的换成新的', () => {
  const desk = [{ ...first, body: '甲，我改的', touched: true }, second, { ...block('new-1', '我加的'), touched: true, fresh: true }]
  expect(merged([block('a', '甲，他改的'), block('b', '乙，他改的'), block('c', '他加的')], desk).map(({ body }) => body))
    .toEqual(['甲，我改的', '乙，他改的', '他加的', '我加的'])
})

test('自己改过而他人删去的段落，作为新段落保留；自己也删去的就没有了', () => {
  const kept = merged([], [{ ...first, body: '甲，我改的', touched: true }, { ...second, dropped: true, touched: true }])
  expect(kept).toEqual([expect.objectContaining({ body: '甲，我改的', fresh: true, touched: true })])
})

test('保存成功后，保存期间又写的仍待保存', () => {
  const sent = [{ ...first, body: '甲一', touched: true }, { ...block('new-1', '新'), touched: true, fresh: true }]
  const desk = [{ ...sent[0]!, body: '甲一二' }, sent[1]!, second]
  expect(settled(desk, sent)).toEqual([{ ...first, body: '甲一二', touched: true }, second])
})
