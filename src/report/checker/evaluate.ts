/**
 * Prints how well the checker reads the sample reports of a folder: recall and precision of figures by
 * place and value, relations found, contradictions. Usage: node --import tsx src/report/checker/evaluate.ts [folder] [--misses]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFigures } from './figures.ts'
import { layoutOf } from './segments.ts'

interface Expected { id: string; file: string; context: string; value: number; form: 'arabic' | 'chinese' | 'word'; nature: string }

const folder = process.argv[2] && !process.argv[2].startsWith('-') ? process.argv[2] : '../shared/seeds'
const verbose = process.argv.includes('--misses')
if (!existsSync(join(folder, 'figures.json'))) {
  console.log(`未找到 ${folder}/figures.json,未作评测。`)
  process.exit(0)
}
const expected = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as Expected[]
const tally = { numbers: { hit: 0, gold: 0, found: 0, right: 0 }, words: { hit: 0, gold: 0, found: 0, right: 0 } }
for (const file of readdirSync(join(folder, 'texts')).toSorted()) {
  const text = readFileSync(join(folder, 'texts', file), 'utf8')
  const { figures } = findFigures(layoutOf(text))
  const right = new Set<string>()
  for (const gold of expected.filter((row) => row.file === file)) {
    const at = text.indexOf(gold.context)
    const end = at + gold.context.length
    const kind = gold.form === 'word' ? tally.words : tally.numbers
    const match = figures.filter((figure) => figure.start >= at && figure.end <= end && figure.value === gold.value && (figure.form === 'word') === (gold.form === 'word'))
    const free = match.find((figure) => !right.has(figure.id)) ?? match[0]
    kind.gold++
    if (free) {
      kind.hit++
      right.add(free.id)
    } else if (verbose) console.log('MISS', gold.id, gold.form, gold.nature, gold.value, gold.context)
  }
  for (const figure of figures) {
    const kind = figure.form === 'word' ? tally.words : tally.numbers
    kind.found++
    if (right.has(figure.id)) kind.right++
    else if (verbose) console.log('EXTRA', file.slice(0, 3), figure.form, figure.value, figure.unit, text.slice(Math.max(0, figure.start - 18), figure.end + 14).replaceAll('\n', '/'))
  }
}
for (const [name, { hit, gold, found, right }] of Object.entries(tally)) {
  console.log(`${name}: recall ${hit}/${gold} = ${((hit / gold) * 100).toFixed(2)} %, precision ${right}/${found} = ${((right / found) * 100).toFixed(2)} %`)
}
