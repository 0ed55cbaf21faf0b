import { Unzip, UnzipInflate } from 'fflate'
import { Fault } from '../fault.ts'
import type { OpenFile } from './table-row.ts'

/** A hundred thousand rows of thirty columns unpack to about 200 MB; a reader keeps a workbook's strings in memory. */
const LARGEST_UNPACKED = 300 * 1024 * 1024
// Packed data grow at most a thousandfold: small bites end before a bite is too much.
const BITE = 16 * 1024

/**
 * Refuses a workbook that unpacks to more than a table could be, by unpacking it and letting every piece go: what its
 * directory says of sizes is the sender's word. A damaged one passes, for its reader says better what is wrong.
 * @throws Fault `too_large`
 */
export async function demandModest(open: OpenFile, largest = LARGEST_UNPACKED): Promise<void> {
  let unpacked = 0
  const unzip = new Unzip((file) => {
    file.ondata = (_, piece) => { unpacked += piece?.length ?? 0 }
    file.start()
  })
  unzip.register(UnzipInflate)
  for await (const chunk of await open()) {
    for (let at = 0; at < chunk.length; at += BITE) {
      try { unzip.push(chunk.subarray(at, at + BITE)) } catch { return }
      if (unpacked > largest) throw new Fault('too_large', `工作簿解压后超过 ${largest / 1024 / 1024} MB，不像是表格。请另存为 CSV 文件，或者分成几个文件后再上传`)
    }
  }
}
