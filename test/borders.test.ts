import { isBuiltin } from 'node:module'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../src/kernel/project-root.ts'
import { cycles, importsIn, importsOf, runtimeModules, trespasses } from './support/imports.ts'

const imports = importsOf(projectRoot(), ['src', 'demo'])
const planted = (from: string, text: string) => trespasses(importsIn(from, text))

describe('the borders of the house (architecture §2)', () => {
  test('are kept by every import', () => {
    expect(imports.length).toBeGreaterThan(100)
    expect(trespasses(imports)).toEqual([])
  })

  test('leave no cycle among files', () => {
    expect(cycles(imports)).toEqual([])
  })

  test('keep Node and the database out of the browser', () => {
    const modules = runtimeModules(imports, (file) => file.startsWith('src/web/') && !file.endsWith('.config.ts'))
    expect([...modules].filter(([name]) => isBuiltin(name) || ['pg', 'kysely', 'fastify'].includes(name))).toEqual([])
  })
})

describe('the border check', () => {
  test.each([
    ['src/kernel/law/x.ts', `import { y } from '../../domains/reconsideration/definition.ts'`, 'kernel must not import domains'],
    ['src/domains/a/x.ts', `import type { Y } from '../b/definition.ts'`, 'a domain must not import another'],
    ['src/domains/a/x.ts', `const y = await import('../b/definition.ts')`, 'a domain must not import another'],
    ['src/domains/a/x.ts', `export { y } from '../../web/page.tsx'`, 'domains must not import web'],
    ['src/kernel/law/x.ts', `import {\n  y,\n} from '../field/field.ts'`, 'a lower floor of the kernel must not import a higher one'],
    ['src/kernel/procedure/x.ts', `import '../db/pool.ts'`, 'a lower floor of the kernel must not import a higher one'],
    ['src/kernel/procedure/x.ts', `import { scope } from '../access/scope.ts'`, 'a lower floor of the kernel must not import a higher one'],
    ['src/portal/x.ts', `import { y } from '../web/api/client.ts'`, 'portal must not import web'],
    ['src/cli/x.ts', `import { y } from '../../test/support/database.ts'`, 'test/support/database.ts is not part of the product'],
  ])('bites: %s with %s', (from, text, reason) => {
    expect(planted(from, text)).toEqual([expect.stringContaining(reason)])
  })

  test.each([
    ['src/kernel/procedure/x.ts', `import type { Role } from '../access/role.ts'`],
    ['src/domains/index.ts', `import { reconsideration } from './reconsideration/definition.ts'`],
    ['src/domains/a/x.ts', `import { y } from './law.ts'\nimport { z } from '../../kernel/law/law.ts'`],
    ['src/cli/x.ts', `const { seed } = await import('../../demo/seed.ts')`],
  ])('lets pass: %s with %s', (from, text) => {
    expect(planted(from, text)).toEqual([])
  })

  test('sees a cycle through a type and a re-export', () => {
    const circle = [...importsIn('src/kernel/law/a.ts', `export * from './b.ts'`), ...importsIn('src/kernel/law/b.ts', `import type { A } from './a.ts'`)]
    expect(cycles(circle)).toEqual(['src/kernel/law/a.ts → src/kernel/law/b.ts → src/kernel/law/a.ts'])
  })

  test('sees a Node module the browser would reach through the kernel', () => {
    const chain = [...importsIn('src/web/page.tsx', `import { y } from '../kernel/law/y.ts'`), ...importsIn('src/kernel/law/y.ts', `import { readFileSync } from 'node:fs'`)]
    expect([...runtimeModules(chain, (file) => file.startsWith('src/web/'))]).toEqual([['node:fs', 'src/kernel/law/y.ts']])
  })
})
