/**
 * Prints how well the checker reads the sample reports of a folder: recall and precision of figures by
 * place and value, relations found, contradictions. Usage: node --import tsx src/report/checker/evaluate.ts [folder] [--misses]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from './check.ts'

interface ExpectedRelation { id: string; kind: string; terms: string[]; formula: string; holds: boolean; class: string }
interface Expected { id: string; file: string; context: string; value: number; form: 'arabic' | 'chinese' | 'word'; nature: string }

const folder = process.argv[2] && !process.argv[2].startsWith('-') ? process.argv[2] : '../shared/seeds'
const verbose = process.argv.includes('--misses')
if (!existsSync(join(folder, 'figures.json'))) {
  console.log(`未找到 ${folder}/figures.json,未作评测。`)
  process.exit(0)
}
const expected = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as Expected[]
const expectedRelations = JSON.parse(readFileSync(join(folder, 'relations.json'), 'utf8')) as ExpectedRelation[]
let related = 0
let relationsFound = 0
const tally = { numbers: { hit: 0, gold: 0, found: 0, right: 0 }, words: { hit: 0, gold: 0, found: 0, right: 0 } }
for (const file of readdirSync(join(folder, 'texts')).toSorted()) {
  const text = readFileSync(join(folder, 'texts', file), 'utf8')
  const { figures, relations, findings } = check(text)
  const right = new Set<string>()
  const places = new Map<string, string>()
  for (const gold of expected.filter((row) => row.file === file)) {
    const at = text.indexOf(gold.context)
    const end = at + gold.context.length
    const kind = gold.form === 'word' ? tally.words : tally.numbers
    const match = figures.filter((figure) => figure.start >= at && figure.end <= end && figure.value === gold.value && (figure.form === 'word') === (gold.form === 'word'))
    const free = match.find((figure) => !right.has(figure.id)) ?? match[0]
    kind.gold++
    if (free) {
      places.set(gold.id, free.id)
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
  for (const gold of expectedRelations.filter((row) => expected.find((figure) => figure.id === row.terms[0])?.file === file)) {
    const ids = new Set(gold.terms.map((id) => places.get(id) ?? id))
    const match = relations.find((relation) => relation.figures.length >= ids.size && [...ids].every((id) => relation.figures.includes(id)) && relation.figures.length <= ids.size + 1)
    if (match) related++
    else if (verbose) console.log('UNRELATED', gold.id, gold.kind, gold.class, gold.formula)
  }
  relationsFound += relations.length
  for (const finding of findings) console.log(file.slice(0, 3), finding.severity, finding.message, '|', finding.arithmetic, '|', finding.fits ?? '')
}
console.log(`relations: ${related} of ${expectedRelations.length} found; ${relationsFound} in all`)
for (const [name, { hit, gold, found, right }] of Object.entries(tally)) {
  console.log(`${name}: recall ${hit}/${gold} = ${((hit / gold) * 100).toFixed(2)} %, precision ${right}/${found} = ${((right / found) * 100).toFixed(2)} %`)
}
