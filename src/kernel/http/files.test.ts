import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import mammoth from 'mammoth'
import { sample, sampleTables } from '../../../test/support/sample.ts'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import { templateDocx } from '../document/compose.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { defineRoom } from '../room/room.ts'
import { masks } from '../access/mask.ts'
import type { Foreseen, MatterView, Performed, Problem } from './contract.ts'

const withTemplate: AnyProcedure = {
  ...(sample as AnyProcedure), documents: { ...sample.documents, notice: { ...sample.documents.notice, template: 'notice' } },
  actions: {
    ...sample.actions,
    accept_at_once: { label: '当场受理', basis: sample.actions.accept.basis, by: 'clerk', opens: true, to: 'trying', asks: ['received_on', 'subject', 'track'], asksRows: ['party'], issues: 'notice' },
  },
}
let t: TestServing
let bureau: string, market: string
let clerk: Client, supervisor: Client, statistician: Client, outsider: Client

beforeAll(async () => {
  t = await testServing([defineRoom({ id: 'sample', label: '试验', procedures: [withTemplate] })], { tables: sampleTables })
  bureau = await t.district.unit({ name: '试验区司法局', prefix: '试' })
  market = await t.district.unit({ name: '试验区市场监督管理局', prefix: '试市监' })
  clerk = await t.somebody(bureau, 'clerk', 'handler')
  supervisor = await t.somebody(bureau, 'supervisor')
  statistician = await t.somebody(bureau, 'statistician')
  outsider = await t.somebody(market, 'handler')
})
afterAll(() => t.close())

const open = async (name = '张三', subject = '罚款'): Promise<string> => (await clerk.post('sample', {
  action: 'apply', org_id: bureau, input: { received_on: '2025-03-03', subject }, rows: { party: [{ name, id_number: '11010519491231002X' }] },
})).json<Performed>().id
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
/** A packed file of one entry. */
function zipOf(entry: string): Buffer {
  const data = deflateRawSync(Buffer.from('x'))
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0); head.writeUInt16LE(20, 4); head.writeUInt16LE(8, 8); head.writeUInt32LE(data.length, 18); head.writeUInt32LE(1, 22); head.writeUInt16LE(entry.length, 26)
  return Buffer.concat([head, Buffer.from(entry), data])
}

describe('材料', () => {
  test('添加之后能原样取回,只下载不打开,日志里有记录', async () => {
    const id = await open()
    const added = await clerk.upload(`sample/${id}/attachments`, '证据 一.pdf', pdf)
    expect(added.json<Performed>()).toMatchObject({ version: 2 })
    const { attachments: [file] } = (await clerk.get(`sample/${id}`)).json<MatterView>()
    expect(file).toMatchObject({ name: '证据 一.pdf', media_type: 'application/pdf', size: pdf.length })
    expect(Math.abs(Date.parse(file!.added_at) - Date.now())).toBeLessThan(60_000)
    const got = await clerk.get(`sample/${id}/attachments/${file!.id}/file`)
    expect(got.rawPayload.equals(pdf)).toBe(true)
    expect(got.headers['content-disposition']).toMatch(/^attachment; .*%E8%AF%81%E6%8D%AE%20%E4%B8%80\.pdf/)
    expect(got.headers['x-content-type-options']).toBe('nosniff')
    const { rows } = await t.owner.query("select reason from unmask_log where row_id = $1", [file!.id])
    expect(rows).toEqual([{ reason: '打开《证据 一.pdf》' }])
  })

  test('按内容认定类型:改了名的、不收的、空的,都不收,什么也没留下', async () => {
    const id = await open()
    const refused: readonly (readonly [string, Buffer])[] = [
      ['假的.pdf', Buffer.from('MZ\u0090 this is a program')], ['页面.html', Buffer.from('<html><script>alert(1)</script>')], ['页面.txt', Buffer.from('<!DOCTYPE html><script>1</script>')],
      ['图.svg', Buffer.from('<svg xmlns="…"/>')], ['程序.exe', Buffer.from('MZ')], ['没有后缀', pdf], ['空.pdf', Buffer.alloc(0)], ['宏.docm', zipOf('word/document.xml')], ['表.docx', zipOf('xl/workbook.xml')],
    ]
    for (const [name, content] of refused) {
      const answer = await clerk.upload(`sample/${id}/attachments`, name, content)
      expect(answer.statusCode, name).toBe(422)
      expect(answer.json<Problem>().fields![0]!.message, name).toContain(name)
    }
    for (const [name, content] of [['申请书.docx', zipOf('word/document.xml')], ['清单.xlsx', zipOf('xl/workbook.xml')], ['记录.txt', Buffer.from('某年某月某日')], ['照片.JPG', Buffer.from('ffd8ffe000', 'hex')]] as const)
      expect((await clerk.upload(`sample/${id}/attachments`, name, content)).statusCode, name).toBe(200)
    expect((await clerk.get(`sample/${id}`)).json<MatterView>().attachments).toHaveLength(4)
  })

  test('不经上传、只报一个散列的材料不收', async () => {
    const id = await open()
    const claim = { expected_version: 1, input: { name: '别人的.pdf', kind: 'material', sha256: 'a'.repeat(64), media_type: 'application/pdf', size: 1 } }
    expect((await clerk.post(`sample/${id}/actions/attach`, claim)).statusCode).toBe(404)
  })

  test('名称里的路径不起作用', async () => {
    const id = await open()
    await clerk.upload(`sample/${id}/attachments`, '..\\..\\etc/passwd.pdf', pdf)
    expect((await clerk.get(`sample/${id}`)).json<MatterView>().attachments[0]!.name).toBe('passwd.pdf')
  })

  test('超过上限的不收;不在范围内的人既不能添加也不能下载', async () => {
    const id = await open()
    await t.owner.query(`insert into setting_value (place, id, value, valid_from, source) values ('990112', 'attachment_megabytes', '1', '2025-01-01', '"试验"')`)
    const big = await clerk.upload(`sample/${id}/attachments`, '大.pdf', Buffer.concat([pdf, Buffer.alloc(1024 * 1024)]))
    expect(big.json<Problem>()).toMatchObject({ status: 413, detail: expect.stringContaining('1 MB') })
    await clerk.upload(`sample/${id}/attachments`, '证据.pdf', pdf)
    const { attachments: [file] } = (await clerk.get(`sample/${id}`)).json<MatterView>()
    expect((await outsider.upload(`sample/${id}/attachments`, '证据.pdf', pdf)).statusCode).toBe(404)
    expect((await outsider.get(`sample/${id}/attachments/${file!.id}/file`)).statusCode).toBe(404)
    expect((await statistician.upload(`sample/${id}/attachments`, '证据.pdf', pdf)).json<Problem>()).toMatchObject({ type: 'refused' })
    expect((await statistician.get(`sample/${id}/attachments/${file!.id}/file`)).statusCode).toBe(403)
    expect((await supervisor.get(`sample/${id}/attachments/${file!.id}/file`)).statusCode).toBe(200)
  })
})

test('文书首次下载时按发出时的模板和内容制作,以后不变', async () => {
  const upload = (markup: string) => t.owner.query(`insert into template_version (district, ledger, document, hash, bytes, source, added_at) values ('990112', 'sample', 'notice', $1, $2, 'uploaded', now() - interval '1 minute')`, [markup, templateDocx(markup)])
  await upload('# 受理通知书\n{案号}的申请已经受理,证件号码{#当事人}{证件号码}{/当事人}。')
  t.world.forget()
  const id = await open('赵六')
  const { documents: [issued] } = (await clerk.post(`sample/${id}/actions/accept`, { expected_version: 1, input: { track: 'slow' } })).json<Performed>()
  const at = `sample/${id}/documents/${issued!.id}/file`
  const { documents: [shown], number } = (await clerk.get(`sample/${id}`)).json<MatterView>()
  expect(shown).toMatchObject({ has_file: true, label: '受理通知书' })
  const first = await clerk.get(at)
  expect(first.statusCode, first.body.slice(0, 300)).toBe(200)
  const { value } = await mammoth.extractRawText({ buffer: first.rawPayload })
  expect(value).toContain(`${number}的申请已经受理,证件号码11010519491231002X`)
  await t.owner.query('delete from template_version')
  expect((await clerk.get(at)).rawPayload.equals(first.rawPayload)).toBe(true)
  expect((await statistician.get(at)).statusCode).toBe(403)
  expect((await outsider.get(at)).statusCode).toBe(404)
})

test('办理前看得到将要制作的文书:填了的已在其中,没填的留空,证件号码隐去,什么也不写入', async () => {
  const markup = '# 受理通知书\n@文号\n@主送 {送达对象}\n{案号}的申请予以受理,适用{程序}审理,承办人{承办人}。\n{#程序=简易}限期三十日。{/程序=简易}\n| 姓名 | 证件号码 |\n|--|--|\n| {#当事人}{姓名} | {证件号码}{/当事人} |\n@落款'
  await t.owner.query(`insert into template_version (district, ledger, document, hash, bytes, source, added_at) values ('990112', 'sample', 'notice', $1, $2, 'uploaded', now() - interval '1 minute')`, [markup, templateDocx(markup)])
  t.world.forget()
  const id = await open('钱七')
  const preview = async (input: object, client = clerk) => client.post(`sample/${id}/papers/accept`, { input })
  const { number } = (await clerk.get(`sample/${id}`)).json<MatterView>()
  const { papers: [empty] } = (await preview({})).json<Foreseen>()
  expect(empty!.blocks).toEqual(expect.arrayContaining([
    { part: 'title', text: '受理通知书' }, { part: 'addressee', text: '钱七：' }, { part: 'signature', text: '试验区司法局' },
    { rows: [['姓名', '证件号码'], ['钱七', masks.identifier('11010519491231002X')]] },
  ]))
  expect(JSON.stringify(empty)).not.toContain('11010519491231002X')
  expect(JSON.stringify(empty)).not.toContain('限期三十日')
  const { papers: [filled] } = (await preview({ track: 'fast' })).json<Foreseen>()
  expect(filled!.blocks).toContainEqual({ part: 'body', text: '限期三十日。' })
  expect(JSON.stringify(filled)).toContain(`${number}的申请予以受理,适用简易审理`)
  expect((await clerk.get(`sample/${id}`)).json<MatterView>()).toMatchObject({ version: 1, documents: [] })
  expect((await preview({}, statistician)).statusCode).toBe(409)
  expect((await preview({}, outsider)).statusCode).toBe(404)
  await t.owner.query('delete from template_version')
  t.world.forget()
})

test('表单还没有填完,预览的文书里也有已填的各项当事人', async () => {
  const markup = '# 受理通知书\n@主送 {送达对象}\n适用{程序}审理。\n{#当事人}\n{序号}.{姓名}\n{/当事人}\n@落款'
  await t.owner.query(`insert into template_version (district, ledger, document, hash, bytes, source, added_at) values ('990112', 'sample', 'notice', $1, $2, 'uploaded', now() - interval '1 minute')`, [markup, templateDocx(markup)])
  t.world.forget()
  const answer = await clerk.post('sample/new/papers/accept_at_once', { org_id: bureau, input: { received_on: '2025-03-03', subject: null }, rows: { party: [{ name: '孙八' }, { id_number: 'x' }] } })
  expect(answer.statusCode, answer.body).toBe(200)
  const { papers: [paper] } = answer.json<Foreseen>()
  expect(paper!.blocks).toEqual(expect.arrayContaining([{ part: 'addressee', text: '孙八：' }, { part: 'body', text: '1.孙八' }, { part: 'body', text: '2.＿＿＿＿' }]))
  await t.owner.query('delete from template_version')
  t.world.forget()
})

describe('导出', () => {
  const csv = async (client: Client, search = '') => {
    const answer = await client.get(`sample/export.csv${search}`)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.body.startsWith('\uFEFF')).toBe(true)
    return answer.body.slice(1).trimEnd().split('\r\n')
  }
  test('一行不少,与列表同一筛选;个人信息要写明原因,留有记录', async () => {
    for (let n = 0; n < 30; n++) await open(`当事人${n}`, n % 2 ? '单' : '双')
    expect((await clerk.get('sample/export.csv')).json<Problem>().fields![0]!.field).toBe('reason')
    const { rows: [{ n }] } = await t.owner.query('select count(*)::integer as n from sample')
    const lines = await csv(clerk, '?reason=年度统计')
    expect(lines).toHaveLength(n + 1)
    expect(lines[0]).toContain('案号,事由,状态,承办单位')
    expect(lines[0]).toContain('当事人·证件号码')
    expect(lines.join()).not.toContain('11010519491231002X')
    expect(lines[1]).toContain(',试验区司法局,')
    expect(lines[1]).toContain(',2025-03-03,')
    expect(await csv(clerk, '?reason=抽查&q=当事人7')).toHaveLength(2)
    const { rows } = await t.owner.query(`select personal, reason, rows, filters from export_log where reason = '年度统计'`)
    expect(rows).toEqual([{ personal: true, reason: '年度统计', rows: n, filters: {} }])
  })
  test('看不到的,导出也看不到,也就不必写原因', async () => {
    await open('诸葛某某')
    const lines = await csv(statistician)
    expect(lines.join()).toContain('诸葛×')
    expect(lines.join()).not.toContain('诸葛某某')
  })
  test('像公式的内容不会被表格程序执行', async () => {
    await open('=cmd|calc', '@SUM(1+1)')
    const text = (await csv(clerk, '?reason=试验')).join('\n')
    expect(text).toContain(`'=cmd|calc`)
    expect(text).toContain(`'@SUM(1+1)`)
  })
  test('电子表格与文本表格内容相同', async () => {
    const answer = await clerk.get('sample/export.xlsx?reason=试验&sort=number')
    const { sheets: [sheet] } = await readXlsx(answer.rawPayload)
    const lines = await csv(clerk, '?reason=试验&sort=number')
    expect(sheet!.rows).toHaveLength(lines.length)
    expect(sheet!.rows[0]!.join(',')).toBe(lines[0])
    expect(String(sheet!.rows[1]![0])).toBe(lines[1]!.split(',')[0])
  })
  test('中途出错的导出断开,不冒充完整', async () => {
    const address = await t.app.listen({ port: 0, host: '127.0.0.1' })
    await t.owner.query(`alter table sample_party rename to sample_party_gone`)
    const failed = await fetch(`${address}/api/sample/export.csv?reason=试验`, { headers: { cookie: clerk.cookie } }).then((answer) => answer.text()).then(() => 'complete', () => 'broken')
    await t.owner.query(`alter table sample_party_gone rename to sample_party`)
    expect(failed).toBe('broken')
    const { rows: [last] } = await t.owner.query('select rows from export_log order by at desc limit 1')
    expect(last.rows).toBeNull()
    expect(t.logged.join()).toContain('sample_party')
  })
})
