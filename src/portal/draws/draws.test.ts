import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { comingRound, drawRooms } from '../../../test/support/draw.ts'
import { sampleTables } from '../../../test/support/sample.ts'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import { draw as verify } from '../../cli/draw.ts'
import { drawRoutes } from '../../domains/draw/server.ts'
import { openPool } from '../../kernel/db/pool.ts'
import type { DrawRecord, Rerun } from '../../kernel/draw/record.ts'
import type { MatterView, Performed } from '../../kernel/http/contract.ts'
import { chinaToday } from '../../kernel/law/day.ts'
import { sealJournal } from '../../kernel/journal/seal.ts'
import { projectRoot } from '../../kernel/project-root.ts'
import { portal } from '../plugin.ts'

let t: TestServing
let bureau: string
let first: Client
let second: Client
let folder: string

beforeAll(async () => {
  t = await testServing(drawRooms, { tables: sampleTables, today: chinaToday(), routes: [drawRoutes], site: (url, world) => {
    const pool = openPool(url, { max: 2 })
    return async (app) => { app.addHook('onClose', () => pool.end()); await portal(app, { registry: world.registry, pool, today: world.today }) }
  } })
  bureau = await t.district.unit({ name: '试验区司法局', prefix: '试' })
  first = await t.somebody(bureau, 'clerk', 'supervisor')
  second = await t.somebody(bureau, 'handler')
  folder = await mkdtemp(join(tmpdir(), 'zhunsheng-draws-'))
})
afterAll(async () => { await t.close(); await rm(folder, { recursive: true }) })

const get = (url: string) => t.app.inject({ url })
const act = async (id: string, action: string, input: object = {}, who = first): Promise<void> => {
  const { version } = (await who.get(`draw/${id}`)).json<MatterView>()
  const answer = await who.post(`draw/${id}/actions/${action}`, { expected_version: version, input })
  expect(answer.statusCode, answer.body).toBe(200)
}
const open = async (purpose: string): Promise<string> => (await first.post('draw', {
  action: 'open', org_id: bureau, input: { purpose, ...source },
  rows: { quota: [{ label: '听证员', size: 2 }], candidate: ['甲1', '甲2', '甲3', '甲4'].map((code) => ({ name: `某某${code}`, code })) },
})).json<Performed>().id
const { source, seed, after } = comingRound()
const SEED = seed.seed_value.toLowerCase()
const cli = (file: string, ...options: readonly string[]) => spawnSync(process.execPath, ['bin/zhunsheng.mjs', 'draw', 'verify', file, ...options], { cwd: projectRoot(), encoding: 'utf8' })

describe('公众看到的抽取', () => {
  let id: string
  let page: string
  test('名册一经固定，散列值、时间、种子来源即行公布，名册和姓名不公布', async () => {
    id = await open('某案听证员')
    page = `/draws/${t.district.code}/${id}`
    expect((await get('/draws')).body).toContain('还没有随机抽取')
    expect((await get(page)).statusCode).toBe(404)
    await act(id, 'commit')
    expect((await get('/draws')).body).toContain('某案听证员')
    const { body } = await get(page)
    const { rows: [{ pool_hash }] } = await t.owner.query('select pool_hash from draw where id = $1', [id])
    for (const part of [pool_hash, source.seed_period, source.seed_due_on, '尚未封存']) expect(body).toContain(part)
    for (const part of ['甲1', '某某', 'id="again"']) expect(body).not.toContain(part)
    expect((await get(`${page}/record.json`)).statusCode).toBe(404)
    await sealJournal(t.world.worker)
    expect((await get(page)).body).toContain('第 1 号')
  })
  test('抽取之后、公开之前，公众看不到种子以外的结果；公开之后看到结果和抽取记录', async () => {
    t.setToday(after)
    await act(id, 'enter_seed', seed)
    expect((await get(page)).body).not.toContain(SEED)
    await act(id, 'confirm', { seed_again: seed.seed_value }, second)
    expect((await get(page)).body).not.toContain('id="again"')
    expect((await get(`${page}/record.json`)).statusCode).toBe(404)
    await act(id, 'publish')
    const { body, headers } = await get(page)
    for (const part of ['id="again"', SEED, 'npx zhunsheng draw verify', '由两人先后录入']) expect(body).toContain(part)
    expect(body).not.toContain('某某')
    expect(headers['content-security-policy']).toContain("connect-src 'self'")
    expect(body).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/)
  })
  test('公众下载的记录与工作人员下载的相同，不含姓名', async () => {
    const record = (await get(`${page}/record.json`)).json<DrawRecord>()
    expect(record).toEqual((await first.get(`draw/${id}/record`)).json())
    expect(JSON.stringify(record)).not.toContain('某某')
    expect(record.selected).toHaveLength(2)
    expect(record.entry).toEqual({ digest: expect.stringMatching(/^[0-9a-f]{64}$/), salt: expect.any(String) })
  })
  test('命令行（另一进程）、浏览器程序包重抽，都与服务器的结果相同；改动过的都能指出', async () => {
    const text = (await get(`${page}/record.json`)).body
    const [same, other] = [join(folder, '记录.json'), join(folder, '改动.json')]
    await writeFile(same, text)
    await writeFile(other, text.replace('甲1', '甲9'))
    expect(cli(same, '--commitment', JSON.parse(text).commitment)).toMatchObject({ status: 0, stdout: expect.stringContaining('与记录完全相同') })
    expect(cli(other)).toMatchObject({ status: 1, stdout: expect.stringContaining('名册的散列值与公布的不符') })
    // As a browser runs it: bundled, without anything of Node.
    const { outputFiles: [bundle] } = await build({ entryPoints: [join(projectRoot(), 'src/kernel/draw/record.ts')], bundle: true, write: false, format: 'iife', globalName: 'drawing', platform: 'browser', target: 'chrome80' })
    const context: { drawing?: { readonly readRecord: (text: string) => DrawRecord; readonly rerun: (record: DrawRecord) => Rerun }; TextEncoder: typeof TextEncoder } = { TextEncoder }
    runInNewContext(bundle!.text, context)
    const { readRecord, rerun } = context.drawing!
    expect(Array.from(rerun(readRecord(text)).problems)).toEqual([])
    expect(rerun(readRecord(text.replace('甲1', '甲9'))).problems[0]).toContain('名册的散列值与公布的不符')
    // A record that was frozen when the seed was out already.
    const late = JSON.stringify({ ...JSON.parse(text) as object, committed_at: `${source.seed_due_on}T00:00:00.000Z` })
    expect(Array.from(rerun(readRecord(late)).problems)).toEqual([expect.stringContaining('不早于种子产生的日期')])
    await writeFile(other, late)
    expect(cli(other)).toMatchObject({ status: 1, stdout: expect.stringContaining('不早于种子产生的日期') })
  }, 60_000)
  test('抽取前抄下的散列值与记录中的不同的，命令行指出；文件、参数有误的，说明怎样改正', async () => {
    const said: string[] = []
    const hear = (text: unknown): boolean => { said.push(String(text)); return true }
    const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(hear), vi.spyOn(process.stderr, 'write').mockImplementation(hear)]
    try {
      expect(await verify(['verify', join(folder, '记录.json'), '--commitment', '0'.repeat(64)])).toBe(1)
      expect(await verify(['verify', join(folder, '记录.json'), '--json'])).toBe(0)
      expect(await verify(['verify', join(folder, '没有.json')])).toBe(2)
      expect(await verify(['verify', join(projectRoot(), 'package.json')])).toBe(2)
      expect(await verify(['--help'])).toBe(0)
      expect(await verify([])).toBe(2)
    } finally { for (const spy of spies) spy.mockRestore() }
    for (const part of ['不是抽取前公布的那一个', '"same": true', '无法读取文件', '不是抽取记录', '按公布的抽取记录重新抽取', '请写明要做什么']) expect(said.join('')).toContain(part)
  })
  test('作废的留在页面上，写明理由；模拟区的抽取不出现', async () => {
    t.setToday(chinaToday())
    const spoiled = await open('另一案听证员')
    await act(spoiled, 'commit')
    await act(spoiled, 'void', { void_reason: '名册漏列一人' })
    expect((await get(`/draws/${t.district.code}/${spoiled}`)).body).toContain('名册漏列一人')
    expect((await get('/draws')).body).toContain('已作废')
    await t.owner.query(`update district set kind = 'practice' where code = $1`, [t.district.code])
    expect((await get('/draws')).body).toContain('还没有随机抽取')
    for (const path of [page, `${page}/record.json`]) expect((await get(path)).statusCode).toBe(404)
    await t.owner.query(`update district set kind = 'real' where code = $1`, [t.district.code])
  })
  test('算法说明可以在线阅读', async () => {
    expect((await get('/draws/algorithm')).body).toContain('zhunsheng-draw-1')
  })
})

describe('工作人员看到的名册', () => {
  test('固定之前按分层列出数量和所缺；固定之后列出固定的名册', async () => {
    const id = await open('预览')
    expect((await first.get(`draw/${id}/pool`)).json()).toMatchObject({ label: '人员名单', frozen: false, strata: [{ label: '听证员', members: 4, size: 2 }], problems: [] })
    const [name, round] = [source.seed_period.slice(0, 14), Number(source.seed_period.split(' ')[2])]
    await act(id, 'plan', { seed_period: source.seed_period.replace(`${round}`, `${round - 50_000}`) })
    expect((await first.get(`draw/${id}/pool`)).json().problems[0]).toContain(`的第一轮是第 ${round} 轮，应当写作“${name} ${round}`)
    await act(id, 'plan', source)
    await act(id, 'commit')
    expect((await first.get(`draw/${id}/pool`)).json()).toMatchObject({ frozen: true, strata: [{ members: 4 }] })
    expect((await first.get(`draw/${id}/record`)).json().detail).toContain('尚未抽取')
    const stranger = await t.somebody(await t.district.unit({ name: '试验区城管局', prefix: '城' }), 'clerk')
    for (const part of ['pool', 'record']) expect((await stranger.get(`draw/${id}/${part}`)).statusCode).toBe(404)
  })
})
