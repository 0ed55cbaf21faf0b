import { crc32, deflateSync } from 'node:zlib'

/** Colours of bars by series: ink, a lighter ink, grey; told apart without colour by their lightness. */
const PALETTE = [[255, 255, 255], [31, 64, 104], [140, 172, 208], [98, 94, 87], [227, 222, 214], [120, 120, 120]] as const
const [SURFACE, FIRST, LINE, AXIS] = [0, 1, 4, 5]
const SERIES_COLOURS = 3

export interface Panel { readonly series: readonly (readonly (number | null)[])[] }
export interface Size { readonly width: number; readonly height: number }

/**
 * Bars as a PNG, panels side by side, each on its own scale from nought. No letters: the table beside it says what the
 * bars are and how much.
 */
export function barsPng(panels: readonly Panel[], { width, height }: Size): Uint8Array {
  const pixels = new Uint8Array(width * height).fill(SURFACE)
  const fill = (x: number, y: number, w: number, h: number, colour: number) => {
    for (let row = Math.max(0, y); row < Math.min(height, y + h); row++) pixels.fill(colour, row * width + Math.max(0, x), row * width + Math.min(width, x + w))
  }
  const share = Math.floor(width / Math.max(1, panels.length))
  panels.forEach(({ series }, at) => {
    const [left, right, top, bottom] = [at * share + 16, (at + 1) * share - 16, 16, height - 16]
    const most = Math.max(1, ...series.flat().map((value) => value ?? 0))
    for (let line = 0; line <= 4; line++) fill(left, Math.round(bottom - ((bottom - top) * line) / 4), right - left, 2, line === 0 ? AXIS : LINE)
    const groups = Math.max(1, ...series.map((values) => values.length))
    const slot = (right - left) / groups
    const bar = Math.max(2, Math.min(56, Math.floor((slot * 0.68) / series.length)))
    for (let group = 0; group < groups; group++) series.forEach((values, n) => {
      const tall = Math.round(((values[group] ?? 0) / most) * (bottom - top))
      const x = Math.round(left + slot * group + (slot - bar * series.length) / 2 + bar * n)
      fill(x, bottom - tall, bar - 1, tall, colourOf(panels.length > 1 ? at : n))
    })
  })
  return encoded(pixels, width, height)
}
const colourOf = (series: number): number => FIRST + (series % SERIES_COLOURS)

/** One byte a pixel, by palette (ISO/IEC 15948). */
function encoded(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row++) rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('PLTE', Buffer.from(PALETTE.flat())), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  whole.set(body, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
