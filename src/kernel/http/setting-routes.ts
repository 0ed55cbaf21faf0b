import type { FastifyInstance } from 'fastify'
import { withScope, type Caller, type Tx } from '../access/scope.ts'
import { notFound } from '../fault.ts'
import type { IsoDate } from '../law/law.ts'
import { enterSetting, historyOf } from '../setting/enter.ts'
import { settingsOn } from '../setting/resolve.ts'
import type { SettingDef } from '../setting/setting.ts'
import type { SettingEntered, SettingsView } from './admin-contract.ts'
import { bodyOf, textIn } from './body.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

/** Local values: what holds today, everything ever entered, and entering a new one with its source. */
export function settingRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const definitions = [...serving.registry.settings.values()]
  app.get('/settings', async (request) => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, (tx) => settingsView(tx, serving, caller, definitions))
  })
  app.post<{ Params: { readonly id: string } }>('/settings/:id', async (request) => {
    const { caller } = await who.of(request)
    const definition = serving.registry.settings.get(request.params.id)
    if (!definition) throw notFound('这项参数')
    const body = bodyOf(request)
    const key = textIn(body, 'key')
    const view = await withScope(serving.pool, caller, async (tx) => {
      await enterSetting(tx, caller, definition, textIn(body, 'place'), { ...(key && { key }), value: body['value'] ?? null, valid_from: textIn(body, 'valid_from') as IsoDate, source: textIn(body, 'source') })
      return settingsView(tx, serving, caller, definitions)
    })
    serving.forget()
    return view
  })
}

/** The keys a setting has values for: those of its definition and those a place has entered. */
const keysOf = (definition: SettingDef, history: readonly SettingEntered[]): readonly string[] =>
  [...new Set(['', ...Object.keys(definition.byKey ?? {}), ...history.map(({ key }) => key)])]

async function settingsView(tx: Tx, serving: Serving, caller: Caller, definitions: readonly SettingDef[]): Promise<SettingsView> {
  const { rows: places } = await tx.query<SettingsView['places'][number]>(
    `select a.code, d.name, kernel.answers_for($1, a.code) and $2 as may_enter from kernel.places_above($1) a join district d on d.code = a.code order by a.depth`,
    [caller.district, caller.roles.some((held) => held.role === 'administrator')])
  const now = await settingsOn(tx, caller.district, serving.today(), definitions)
  const settings: { [id: string]: SettingsView['settings'][string] } = {}
  for (const definition of definitions) {
    const history = (await historyOf(tx, caller.district, definition.id)).map((one) => ({ ...one, source: one.source as SettingEntered['source'], valid_from: one.valid_from as IsoDate, entered_at: one.entered_at.toISOString() }))
    settings[definition.id] = { history, now: keysOf(definition, history).map((key) => {
      const { value, source, valid_from, level, place } = now.resolve(definition, key)
      return { key, value, source, valid_from, level, place }
    }) }
  }
  return { places, settings }
}
