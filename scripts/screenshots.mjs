// Makes the pictures of the README from the running product: node scripts/screenshots.mjs [http://127.0.0.1:8080]
// The product must serve the demonstration; its report is drafted where nobody has begun it, nothing else is changed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { browser as findBrowser } from './browser.mjs'
import { fail, root } from './tools.mjs'

const base = process.argv[2] ?? 'http://127.0.0.1:8080'
const folder = join(root, 'docs/images')
const MOST = 250_000
const PASSWORD = 'Shifan-2024-Zhunsheng'
const YEAR = 2024

/** Name of the picture, who looks, where, and what is done there first. */
/** @type {[name: string, account: string | null, path: string, prepare: (page: import('playwright-core').Page) => Promise<unknown>][]} */
const PICTURES = [
  ['worklist', 'fuyi.chengban1', '/app/', async () => {}],
  ['matter', 'fuyi.chengban1', '/app/matters/reconsideration?state=trial', openFirst],
  ['action', 'fuyi.chengban1', '/app/matters/reconsideration?state=trial', async (page) => {
    await openFirst(page)
    const now = page.getByRole('complementary', { name: '现在' })
    await now.locator('a[href*="/do/send_copy"], a[href*="/do/propose"], a[href*="/do/hear_views"]').first().click()
    await page.locator('.paper-preview').waitFor()
  }],
  ['figures', 'tongji', `/app/figures/penalty_cases?year=${YEAR}`, async (page) => { await page.locator('canvas, svg').first().waitFor() }],
  ['report', 'tongji', '/app/report', async (page) => {
    const report = page.getByRole('link', { name: new RegExp(`${YEAR}年法治政府建设情况报告`) }).first()
    if (await report.count() > 0) await report.click()
    else {
      await page.getByRole('button', { name: '起草报告' }).click()
      await page.getByRole('spinbutton').fill(String(YEAR))
      await page.getByRole('dialog').getByRole('button', { name: /^起\s?草$/ }).click()
    }
    await page.locator('.sheet .chip').nth(3).click()
    await page.getByRole('region', { name: '所选数据' }).getByRole('table').waitFor()
  }],
  ['desk', 'jiandu', '/app/supervision', async () => {}],
  ['draw', 'jiandu', '/app/matters/draw', openFirst],
  ['districts', 'shi.jiandu', '/app/districts', async (page) => { await page.locator('canvas, svg').first().waitFor() }],
  ['procedure', 'fuyi.chengban1', '/app/procedures/reconsideration', async (page) => { await page.getByRole('heading', { name: '状态图' }).waitFor() }],
  ['import', 'environment.chengban1', '/app/import', async () => {}],
  ['checker', null, '/check?sample=1', async (page) => {
    await page.getByRole('button', { name: '核查', exact: true }).click()
    await page.locator('.finding summary').first().click()
    await page.locator('.finding').first().scrollIntoViewIfNeeded()
  }],
]

const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] })
mkdirSync(folder, { recursive: true })
const wanted = process.argv.slice(3)
for (const [name, account, path, prepare] of PICTURES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  if (account) await signIn(page, account)
  await page.goto(base + path)
  await page.waitForLoadState('networkidle')
  await prepare(page)
  await page.waitForLoadState('networkidle')
  await page.getByLabel('正在载入').first().waitFor({ state: 'detached' })
  // Charts and drawers move into place.
  await page.waitForTimeout(1200)
  const picture = await smaller(page, await page.screenshot())
  console.log(`${name}.png ${Math.round(picture.length / 1000)} kB`)
  if (picture.length > MOST) fail(`${name}.png 超过 ${MOST / 1000} kB`)
  writeFileSync(join(folder, `${name}.png`), picture)
  await context.close()
}
await browser.close()

async function signIn(page, account) {
  await page.goto(`${base}/app/`)
  await page.getByLabel('登录名').fill(`demo.${account}`)
  await page.getByLabel('口令').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('#main').waitFor()
}

async function openFirst(page) {
  await page.locator('table.data tbody tr').first().locator('a').first().click()
  await page.getByRole('complementary', { name: '现在' }).waitFor()
}

/** The same picture in at most 256 colours, the most frequent ones: a screen of text has few others. Decoded by the browser, in a page of its own. */
async function smaller(page, png) {
  const blank = await page.context().newPage()
  const { width, height, data } = await blank.evaluate(async (encoded) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${encoded}`)).blob())
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    let text = ''
    for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192))
    return { width: image.width, height: image.height, data: btoa(text) }
  }, png.toString('base64'))
  const rgba = Buffer.from(data, 'base64')
  const keys = new Uint32Array(width * height)
  const counts = new Map()
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] = (rgba[at * 4] << 16) | (rgba[at * 4 + 1] << 8) | rgba[at * 4 + 2]
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([key]) => key)
  const distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2
  const nearest = new Map([...counts.keys()].map((key) => [key, palette.reduce((best, one, at) => distance(key, one) < distance(key, palette[best]) ? at : best, 0)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < keys.length; at++) rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = nearest.get(keys[at])
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((key) => [key >> 16, (key >> 8) & 255, key & 255]))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', size), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
