/**
 * A QR code (ISO/IEC 18004, GB/T 18284) of a text: bytes, error correction M, the smallest version that holds it.
 * Drawn here and not by a library: an address on a paper needs one mode, one level and no colours.
 */
export type Modules = readonly (readonly boolean[])[]

/** Of versions 1 to 20 at level M: error-correction bytes a block, and blocks. */
const ECC = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]
const LEVEL_M = 0

const sizeOf = (version: number): number => version * 4 + 17
const alignmentAt = (version: number): number[] => {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const places = Array.from({ length: count - 1 }, (_, at) => sizeOf(version) - 7 - at * step)
  return [6, ...places.toReversed()]
}
/** Modules left for data and error correction, in whole bytes. */
function capacityOf(version: number): number {
  const side = alignmentAt(version).length
  const patterns = version === 1 ? 0 : (25 * side - 10) * side - 55
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version >= 7 ? 36 : 0)) / 8)
}
const dataBytesOf = (version: number): number => capacityOf(version) - ECC[version - 1]! * BLOCKS[version - 1]!

/** @throws RangeError for a text of more than some 660 bytes */
export function qrCode(text: string): Modules {
  const bytes = Buffer.from(text, 'utf8')
  const version = BLOCKS.findIndex((_, at) => bytes.length + (at + 1 < 10 ? 2 : 3) <= dataBytesOf(at + 1)) + 1
  if (version === 0) throw new RangeError('too long for a code')
  const codewords = interleaved(version, dataBytes(version, bytes))
  const grid = new Grid(version)
  grid.write(codewords)
  return grid.masked()
}

function dataBytes(version: number, bytes: Buffer): number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => { for (let at = length - 1; at >= 0; at--) bits.push((value >>> at) & 1) }
  put(0b0100, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) put(byte, 8)
  const capacity = dataBytesOf(version) * 8
  put(0, Math.min(4, capacity - bits.length))
  put(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) put(pad, 8)
  return Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0))
}

/** In GF(2⁸) with the polynomial 0x11d. */
function multiply(x: number, y: number): number {
  let product = 0
  for (let at = 7; at >= 0; at--) product = ((product << 1) ^ ((product >>> 7) * 0x11d) ^ (((y >>> at) & 1) * x)) & 0xff
  return product
}
function generator(degree: number): number[] {
  const result: number[] = Array.from({ length: degree }, (_, at) => at === degree - 1 ? 1 : 0)
  for (let root = 1, n = 0; n < degree; n++, root = multiply(root, 2))
    for (let at = 0; at < degree; at++) result[at] = multiply(result[at]!, root) ^ (result[at + 1] ?? 0)
  return result
}
function remainder(data: readonly number[], divisor: readonly number[]): number[] {
  const result = divisor.map(() => 0)
  for (const byte of data) {
    const factor = byte ^ result.shift()!
    result.push(0)
    divisor.forEach((each, at) => { result[at]! ^= multiply(each, factor) })
  }
  return result
}

function interleaved(version: number, data: readonly number[]): number[] {
  const [blocks, ecc, total] = [BLOCKS[version - 1]!, ECC[version - 1]!, capacityOf(version)]
  const short = blocks - (total % blocks)
  const length = Math.floor(total / blocks) - ecc
  const divisor = generator(ecc)
  let at = 0
  const made = Array.from({ length: blocks }, (_, n) => {
    const block = data.slice(at, at += length + (n < short ? 0 : 1))
    return { block, check: remainder(block, divisor) }
  })
  const columns = (of: (one: (typeof made)[number]) => readonly number[]) =>
    Array.from({ length: Math.max(...made.map((one) => of(one).length)) }, (_, column) => made.flatMap((one) => of(one)[column] ?? [])).flat()
  return [...columns(({ block }) => block), ...columns(({ check }) => check)]
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

class Grid {
  readonly #size: number
  readonly #version: number
  readonly #dark: boolean[][]
  readonly #fixed: boolean[][]

  constructor(version: number) {
    this.#version = version
    this.#size = sizeOf(version)
    this.#dark = Array.from({ length: this.#size }, () => Array.from({ length: this.#size }, () => false))
    this.#fixed = this.#dark.map((row) => [...row])
    const last = this.#size - 1
    for (let at = 0; at < this.#size; at++) { this.#set(6, at, at % 2 === 0); this.#set(at, 6, at % 2 === 0) }
    for (const [x, y] of [[3, 3], [last - 3, 3], [3, last - 3]] as const) this.#rings(x, y, 4, (ring) => ring !== 2 && ring !== 4)
    const places = alignmentAt(version)
    const end = places.length - 1
    places.forEach((x, i) => places.forEach((y, j) => {
      if (!((i === 0 && j === 0) || (i === 0 && j === end) || (i === end && j === 0))) this.#rings(x, y, 2, (ring) => ring !== 1)
    }))
    this.#format(0)
    this.#versionBits()
  }

  #set(x: number, y: number, dark: boolean): void {
    if (x < 0 || y < 0 || x >= this.#size || y >= this.#size) return
    this.#dark[y]![x] = dark
    this.#fixed[y]![x] = true
  }
  #rings(x: number, y: number, radius: number, dark: (ring: number) => boolean): void {
    for (let dy = -radius; dy <= radius; dy++) for (let dx = -radius; dx <= radius; dx++) this.#set(x + dx, y + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  #format(mask: number): void {
    const data = (LEVEL_M << 3) | mask
    let rest = data
    for (let n = 0; n < 10; n++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
    const bits = ((data << 10) | rest) ^ 0x5412
    const bit = (at: number) => ((bits >>> at) & 1) === 1
    for (let at = 0; at <= 5; at++) this.#set(8, at, bit(at))
    this.#set(8, 7, bit(6)); this.#set(8, 8, bit(7)); this.#set(7, 8, bit(8))
    for (let at = 9; at < 15; at++) this.#set(14 - at, 8, bit(at))
    for (let at = 0; at < 8; at++) this.#set(this.#size - 1 - at, 8, bit(at))
    for (let at = 8; at < 15; at++) this.#set(8, this.#size - 15 + at, bit(at))
    this.#set(8, this.#size - 8, true)
  }
  #versionBits(): void {
    if (this.#version < 7) return
    let rest = this.#version
    for (let n = 0; n < 12; n++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
    const bits = (this.#version << 12) | rest
    for (let at = 0; at < 18; at++) {
      const [a, b] = [this.#size - 11 + (at % 3), Math.floor(at / 3)]
      const dark = ((bits >>> at) & 1) === 1
      this.#set(a, b, dark)
      this.#set(b, a, dark)
    }
  }
  /** Two columns at a time from the right, up and down by turns. */
  write(codewords: readonly number[]): void {
    let at = 0
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5
      for (let step = 0; step < this.#size; step++) for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? this.#size - 1 - step : step
        if (this.#fixed[y]![x] || at >= codewords.length * 8) continue
        this.#dark[y]![x] = ((codewords[at >>> 3]! >>> (7 - (at & 7))) & 1) === 1
        at++
      }
    }
  }
  /** With the mask that leaves the fewest patterns a reader could mistake. */
  masked(): Modules {
    const made = MASKS.map((mask, n) => {
      this.#format(n)
      return this.#dark.map((row, y) => row.map((dark, x) => dark !== (!this.#fixed[y]![x] && mask(x, y))))
    })
    return made.reduce((best, one) => penalty(one) < penalty(best) ? one : best)
  }
}

function penalty(grid: Modules): number {
  const size = grid.length
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x]!))].map((line) => line.map((dark) => dark ? '1' : '0').join(''))
  let sum = 0
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2
    for (const _ of line.matchAll(/(?=00001011101|10111010000)/g)) sum += 40
  }
  for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) {
    const here = grid[y]![x]
    if (grid[y - 1]![x] === here && grid[y]![x - 1] === here && grid[y - 1]![x - 1] === here) sum += 3
  }
  const dark = grid.flat().filter(Boolean).length
  return sum + Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size)) * 10
}
