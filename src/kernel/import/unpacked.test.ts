import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { demandModest } from './unpacked.ts'

const opened = (content: Uint8Array) => () => Promise.resolve((async function* () { yield content })())
const packed = (megabytes: number) => zipSync({ 'xl/sharedStrings.xml': new Uint8Array(megabytes * 1024 * 1024), 'xl/worksheets/sheet1.xml': new Uint8Array(1024) })

test('解压后过大的工作簿,在读取之前拒收并说明怎么办', async () => {
  const bomb = packed(8)
  expect(bomb.length).toBeLessThan(20_000)
  await expect(demandModest(opened(bomb), 4 * 1024 * 1024)).rejects.toThrow('解压后超过 4 MB')
  await expect(demandModest(opened(bomb), 16 * 1024 * 1024)).resolves.toBeUndefined()
})

test('目录谎报大小的,按实际解压的大小', async () => {
  const lying = packed(8)
  const view = Buffer.from(lying.buffer, lying.byteOffset, lying.length)
  // Uncompressed sizes in the local heads (offset 22) and in the directory (offset 24).
  for (let at = 0; at < view.length - 28; at++) {
    if (view.readUInt32LE(at) === 0x04034b50) view.writeUInt32LE(10, at + 22)
    if (view.readUInt32LE(at) === 0x02014b50) view.writeUInt32LE(10, at + 24)
  }
  await expect(demandModest(opened(lying), 4 * 1024 * 1024)).rejects.toThrow('解压后超过 4 MB')
})

test('损坏的留给读取时说明', async () => {
  await expect(demandModest(opened(Buffer.from('PK\u0003\u0004 damaged')))).resolves.toBeUndefined()
})
