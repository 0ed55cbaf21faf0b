/** A kind of file that may be kept: how it is recognised by content, and the name endings it may bear. */
interface Kind { readonly media_type: string; readonly endings: readonly string[]; readonly fits: (head: Buffer) => boolean }

const begins = (...signatures: readonly string[]) => (head: Buffer) => signatures.some((hex) => head.subarray(0, hex.length / 2).toString('hex') === hex)
const at = (offset: number, text: string) => (head: Buffer) => head.subarray(offset, offset + text.length).toString('latin1') === text
const both = (...tests: readonly ((head: Buffer) => boolean)[]) => (head: Buffer) => tests.every((test) => test(head))
const isZip = begins('504b0304')
/** Entry names near the start of a packed file tell an office document from another archive. */
const packs = (entry: string) => both(isZip, (head) => head.includes(entry))
const isOle = begins('d0cf11e0a1b11ae1')
/** Text has no control bytes but those of lines, and is not a page that a browser would run. */
const isText = (head: Buffer) => !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) && !/<(?:!doctype|html|script|svg|\?xml)/i.test(head.toString('latin1'))

const openXml = 'application/vnd.openxmlformats-officedocument'
const kinds: readonly Kind[] = [
  { media_type: 'application/pdf', endings: ['pdf'], fits: (head) => head.subarray(0, 1024).includes('%PDF-') },
  { media_type: 'image/jpeg', endings: ['jpg', 'jpeg'], fits: begins('ffd8ff') },
  { media_type: 'image/png', endings: ['png'], fits: begins('89504e470d0a1a0a') },
  { media_type: 'image/gif', endings: ['gif'], fits: both((head) => at(0, 'GIF87a')(head) || at(0, 'GIF89a')(head)) },
  { media_type: 'image/webp', endings: ['webp'], fits: both(at(0, 'RIFF'), at(8, 'WEBP')) },
  { media_type: 'image/bmp', endings: ['bmp'], fits: at(0, 'BM') },
  { media_type: 'image/tiff', endings: ['tif', 'tiff'], fits: begins('49492a00', '4d4d002a') },
  { media_type: `${openXml}.wordprocessingml.document`, endings: ['docx'], fits: packs('word/') },
  { media_type: `${openXml}.spreadsheetml.sheet`, endings: ['xlsx'], fits: packs('xl/') },
  { media_type: `${openXml}.presentationml.presentation`, endings: ['pptx'], fits: packs('ppt/') },
  { media_type: 'application/ofd', endings: ['ofd'], fits: packs('OFD.xml') },
  { media_type: 'application/msword', endings: ['doc', 'wps'], fits: isOle },
  { media_type: 'application/vnd.ms-excel', endings: ['xls', 'et'], fits: isOle },
  { media_type: 'application/vnd.ms-powerpoint', endings: ['ppt', 'dps'], fits: isOle },
  { media_type: 'video/mp4', endings: ['mp4', 'm4a', 'mov', '3gp'], fits: at(4, 'ftyp') },
  { media_type: 'video/x-msvideo', endings: ['avi'], fits: both(at(0, 'RIFF'), at(8, 'AVI ')) },
  { media_type: 'audio/wav', endings: ['wav'], fits: both(at(0, 'RIFF'), at(8, 'WAVE')) },
  { media_type: 'audio/mpeg', endings: ['mp3'], fits: (head) => at(0, 'ID3')(head) || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0) },
  { media_type: 'audio/amr', endings: ['amr'], fits: at(0, '#!AMR') },
  { media_type: 'application/zip', endings: ['zip'], fits: isZip },
  { media_type: 'text/csv', endings: ['csv'], fits: isText },
  { media_type: 'text/plain', endings: ['txt'], fits: isText },
]

/** Bytes of the beginning that recognition needs. */
export const HEAD_BYTES = 64 * 1024

/**
 * The type of a file by its content; its name must agree, so that nothing hides behind a harmless ending.
 * @returns undefined for a kind that is not kept, or a name that says otherwise
 */
export function mediaTypeOf(name: string, head: Buffer): string | undefined {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  return ending === undefined ? undefined : kinds.find((kind) => kind.endings.includes(ending) && kind.fits(head))?.media_type
}

/** The endings people may upload, for the sentence that refuses another. */
export const acceptedEndings: readonly string[] = kinds.flatMap((kind) => kind.endings)
