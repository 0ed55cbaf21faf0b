import type { Registry } from '../matter/world.ts'
import { basisOf, type Paths } from './openapi-parts.ts'
import { exchangePaths, exchangeSchemas } from './openapi-exchange.ts'
import { procedurePaths, procedureSchemas } from './openapi-procedure.ts'
import { registerPaths, registerSchemas } from './openapi-register.ts'
import type { Schema } from './openapi-schema.ts'
import { shared } from './openapi-shared.ts'

/** The interface in OpenAPI 3.1, from the definitions: real schemas of every ledger, so that other systems can push and pull. */
export function openApi(registry: Registry): Schema {
  const schemas: { [name: string]: Schema } = { ...shared.schemas }
  const paths: Paths = { ...shared.paths }
  for (const procedure of registry.procedures.values()) {
    Object.assign(schemas, procedureSchemas(procedure), exchangeSchemas(procedure))
    Object.assign(paths, procedurePaths(procedure), exchangePaths(procedure))
  }
  for (const register of registry.registers.values()) {
    Object.assign(schemas, registerSchemas(register))
    Object.assign(paths, registerPaths(register))
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '准绳 接口', version: '1', description: '法治政府建设业务办理系统。字段、环节和期限由程序定义生成，`x-basis` 为依据的条款。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...registry.procedures.values(), ...registry.registers.values()]
      .map(({ label, basis }) => ({ name: label, description: basisOf(basis).join('、') })),
    security: [{ session: [] }],
    paths,
    components: { ...shared.components, schemas },
  }
}
