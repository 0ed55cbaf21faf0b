import { crc32, deflateSync } from 'node:zlib'
import type PizZip from 'pizzip'
import { qrCode, type Modules } from './qr.ts'

/** Around the address that becomes a code once the paper is filled; a noncharacter, so that no text holds it. */
export const CODE_MARK = '\uFDD1'
/** Tags that print the address of a value's page on the public site as a code: 「执法证号.二维码」. */
export const CODE_TAG = '.二维码'

const QUIET = 4
const PIXELS = 6
const EMU = 36_000 * 25 // 25 mm

/** Draws the codes of a filled paper as pictures of their own. */
export function withCodes(zip: PizZip): void {
  const addresses: string[] = []
  const xml = zip.file('word/document.xml')!.asText()
  const drawn = xml.replace(new RegExp(`${CODE_MARK}([^${CODE_MARK}]*)${CODE_MARK}`, 'g'), (_, address: string) => `</w:t>${placeXml(addresses.push(address))}<w:t xml:space="preserve">`)
  if (addresses.length === 0) return
  zip.file('word/document.xml', drawn)
  addresses.forEach((address, at) => zip.file(`word/media/code${at + 1}.png`, pngOf(qrCode(address))))
  change(zip, 'word/_rels/document.xml.rels', (rels) => rels.replace('</Relationships>', `${addresses.map((_, at) =>
    `<Relationship Id="code${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/code${at + 1}.png"/>`).join('')}</Relationships>`))
  change(zip, '[Content_Types].xml', (types) => types.includes('Extension="png"') ? types : types.replace(/<Types [^>]*>/, '$&<Default Extension="png" ContentType="image/png"/>'))
}
const change = (zip: PizZip, path: string, how: (xml: string) => string): void => { zip.file(path, how(zip.file(path)!.asText())) }

const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture'
const placeXml = (n: number): string => `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${EMU}" cy="${EMU}"/><wp:docPr id="${1000 + n}" name="二维码${n}" descr="二维码"/>`
  + `<a:graphic><a:graphicData uri="${PICTURE}"><pic:pic xmlns:pic="${PICTURE}"><pic:nvPicPr><pic:cNvPr id="${1000 + n}" name="code${n}.png"/><pic:cNvPicPr/></pic:nvPicPr>`
  + `<pic:blipFill><a:blip r:embed="code${n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
  + `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${EMU}" cy="${EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`

/** Black and white, a quiet zone of four modules around. */
function pngOf(modules: Modules): Buffer {
  const side = (modules.length + 2 * QUIET) * PIXELS
  const width = Math.ceil(side / 8)
  const rows = Array.from({ length: side }, (_, y) => {
    const line = Buffer.alloc(width + 1, 0xff)
    line[0] = 0
    const row = modules[Math.floor(y / PIXELS) - QUIET] ?? []
    for (let x = 0; x < side; x++) if (row[Math.floor(x / PIXELS) - QUIET]) line[1 + (x >> 3)]! &= ~(0x80 >> (x & 7))
    return line
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}
function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
