import { expect, test } from 'vitest'
import { lasting } from './lasting.ts'

test('记住最近用过的几个；失败的不记', async () => {
  const remembered = lasting<string>(2)
  const made: string[] = []
  const ask = (key: string) => remembered(key, async () => { made.push(key); return key })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await ask(key)).toBe(key)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  await expect(remembered('x', async () => { throw new Error('gone') })).rejects.toThrow('gone')
  expect(await ask('x')).toBe('x')
})
