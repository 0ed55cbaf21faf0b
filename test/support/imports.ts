import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'

/** One import of a source file: another source file (path from the root) or a package. */
export type Import = { readonly from: string; readonly to: string; readonly external: boolean; readonly typeOnly: boolean }

/** The import order of the house; each may import what stands to its left (and only the kernel, for a domain). */
const SIDES = ['kernel', 'domains', 'report', 'web', 'portal', 'cli']
const SIDE_IMPORTS: Record<string, readonly string[]> = {
  kernel: ['kernel'],
  domains: ['kernel', 'domains'],
  report: ['kernel', 'domains', 'report'],
  web: ['kernel', 'domains', 'report', 'web'],
  portal: ['kernel', 'domains', 'report', 'portal'],
  // The command line puts the whole product together.
  cli: [...SIDES, 'demo'],
  demo: ['kernel', 'domains', 'report', 'demo'],
}

/**
 * The kernel's floors, lowest first: a file imports from its own floor and below. An entry is a
 * folder or, where one file of a folder belongs lower than the rest, a file; the longest match counts.
 */
const KERNEL_FLOORS: readonly (readonly string[])[] = [
  ['project-root.ts', 'thread.ts', 'law'],
  // Roles are plain words that definitions use; the rest of `access` needs definitions.
  // So is drawing itself, which browsers do too; freezing and keeping a pool needs a database.
  ['field', 'access/role.ts', 'draw'],
  ['procedure', 'register', 'fault.ts'],
  // Declaring a register is one thing; keeping it writes rows and journal.
  ['indicator', 'document', 'setting', 'access', 'journal', 'publication', 'room', 'matter', 'register/keep.ts', 'draw/keep.ts', 'draw/pool-def.ts', 'draw/settings.ts', 'draw/jobs.ts', 'draw/worker.ts', 'draw/under-way.ts', 'attachment', 'import', 'exchange', 'practice', 'check'],
  ['db'],
  // What pages ask for is read in their shapes.
  ['http', 'matter/read'],
]

/** Every import of the source files below the folders, tests excepted. */
export function importsOf(root: string, folders: readonly string[]): Import[] {
  return folders.flatMap((folder) => sourceFiles(join(root, folder))).flatMap((file) => importsIn(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')))
}

/** The imports written in one file's text. */
export function importsIn(from: string, text: string): Import[] {
  const statements = text.matchAll(/^\s*(?:import|export)\b(\s+type\b)?[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm)
  return [...statements].map(([, type, ...names]) => {
    const name = names.find(Boolean) ?? ''
    const external = !name.startsWith('.')
    return { from, to: external ? name : normalize(join(dirname(from), name)).split(sep).join('/'), external, typeOnly: type !== undefined }
  })
}

/** A sentence for every import that crosses a border of the house. */
export function trespasses(imports: readonly Import[]): string[] {
  return imports.filter((one) => !one.external).flatMap((one) => {
    const reason = trespass(one.from, one.to)
    return reason ? [`${one.from} → ${one.to}: ${reason}`] : []
  })
}

function trespass(from: string, to: string): string | undefined {
  const [side, goal] = [sideOf(from), sideOf(to)]
  if (side === undefined) return undefined
  if (goal === undefined) return `${to} is not part of the product`
  if (!SIDE_IMPORTS[side]?.includes(goal)) return `${side} must not import ${goal}`
  if (side === 'domains' && goal === 'domains' && from !== REGISTRY && roomOf(to) !== COMMON && roomOf(from) !== roomOf(to)) return 'a domain must not import another'
  if (side === 'kernel' && goal === 'kernel' && floorOf(from) < floorOf(to)) return 'a lower floor of the kernel must not import a higher one'
  return undefined
}

/** Cycles among files, each as a path that returns to its start. Types count: a cycle of types cannot be read in any order either. */
export function cycles(imports: readonly Import[]): string[] {
  const edges = byFile(imports.filter((one) => !one.external))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) return void found.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file)) return
    for (const { to } of edges.get(file) ?? []) visit(to, [...path, file])
    done.add(file)
  }
  for (const file of edges.keys()) visit(file, [])
  return found
}

/** Every package or Node module that the files need at run time, directly or through others, with who asks for it. */
export function runtimeModules(imports: readonly Import[], starts: (file: string) => boolean): Map<string, string> {
  const edges = byFile(imports.filter((one) => !one.typeOnly))
  const seen = new Set([...edges.keys()].filter(starts))
  const modules = new Map<string, string>()
  for (const file of seen) {
    for (const { to, external } of edges.get(file) ?? []) {
      if (external) modules.set(to, file)
      else seen.add(to)
    }
  }
  return modules
}

const REGISTRY = 'src/domains/index.ts'
/** Words that several rooms share: fields of enforcement, statutes. Imports no room. */
const COMMON = 'common'

function byFile(imports: readonly Import[]): Map<string, Import[]> {
  const map = new Map<string, Import[]>()
  for (const one of imports) map.set(one.from, [...(map.get(one.from) ?? []), one])
  return map
}

function sideOf(file: string): string | undefined {
  const [top = '', side = ''] = file.split('/')
  if (top === 'demo') return 'demo'
  return top === 'src' && SIDES.includes(side) ? side : undefined
}

function roomOf(file: string): string | undefined {
  return file.split('/')[2]
}

function floorOf(file: string): number {
  const inside = file.slice('src/kernel/'.length)
  const matches = KERNEL_FLOORS.flatMap((entries, floor) => entries.filter((entry) => inside === entry || inside.startsWith(`${entry}/`)).map((entry) => ({ floor, entry })))
  const best = matches.sort((one, other) => other.entry.length - one.entry.length)[0]
  if (!best) throw new Error(`${file} stands on no floor of the kernel: add its folder to KERNEL_FLOORS`)
  return best.floor
}

function sourceFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)).map((name) => join(folder, name))
}
