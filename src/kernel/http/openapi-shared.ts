/** The parts of the interface description that no ledger changes. */
const text = { type: 'string' }
const maybeText = { type: ['string', 'null'] }
const uuid = { type: 'string', format: 'uuid' }
const day = { type: 'string', format: 'date' }
const maybeDay = { type: ['string', 'null'], format: 'date' }
const count = { type: 'integer', minimum: 0 }
const list = (items: object) => ({ type: 'array', items })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const answers = (schema: object) => ({ 200: { description: '成功', content: { 'application/json': { schema } } }, default: { $ref: '#/components/responses/Problem' } })
const read = (tag: string, summary: string, operationId: string, schema: object, parameters: readonly object[] = []) => ({ get: { tags: [tag], summary, operationId, parameters, responses: answers(schema) } })
const query = (name: string, description: string) => ({ name, in: 'query', required: false, description, schema: text })

const citation = { type: 'object', required: ['law'], properties: { law: text, article: count, paragraph: count, item: count, number: text, section: count } }
const clock = { deadline: text, label: text, due_on: maybeDay, unpublished_year: { type: ['integer', 'null'] }, unit: { enum: ['working_day', 'calendar_day', 'hour', 'month', 'year'] }, left: { type: ['integer', 'null'] }, light: { enum: ['done', 'ok', 'near', 'due_today', 'overdue'] }, basis: ref('Citation') }

export const shared = {
  schemas: {
    Citation: citation,
    Clock: { type: 'object', required: Object.keys(clock), properties: clock },
    Refusal: { type: 'object', required: ['kind', 'reason'], properties: { kind: { enum: ['state', 'role', 'document', 'barred', 'invalid', 'not_in_force', 'not_concerned'] }, reason: text, basis: ref('Citation') } },
    Action: { type: 'object', required: ['name', 'label', 'refusals'], properties: { name: text, label: text, basis: ref('Citation'), refusals: list(ref('Refusal')), standard: { type: 'boolean' }, orgs: list({ type: 'object', properties: { id: uuid, name: text } }) } },
    Record: {
      type: 'object', required: ['id', 'ledger', 'title', 'state', 'org_id', 'opened_on', 'version', 'values', 'masked'],
      properties: { id: uuid, ledger: text, number: maybeText, title: text, state: text, org_id: uuid, org_name: text, handler_id: { type: ['string', 'null'], format: 'uuid' }, opened_on: day, closed_on: maybeDay, origin: { enum: ['handled', 'imported', 'pushed'] }, version: count, secrecy: count, values: { type: 'object' }, masked: list(text), light: { oneOf: [ref('Clock'), { type: 'null' }] } },
    },
    Matter: { type: 'object', properties: { rows: { type: 'object' }, documents: list({ type: 'object' }), attachments: list({ type: 'object' }), clocks: list(ref('Clock')), links: list({ type: 'object' }), actions: list(ref('Action')) } },
    Performed: { type: 'object', required: ['id', 'ledger', 'state', 'version', 'documents', 'started'], properties: { id: uuid, ledger: text, number: maybeText, state: text, version: count, documents: list({ type: 'object', properties: { id: uuid, label: text, number: maybeText } }), started: list(ref('Clock')) } },
    Act: { type: 'object', required: ['expected_version', 'input'], properties: { expected_version: count, input: { type: 'object' }, on: day, reason: text } },
    Unmask: { type: 'object', required: ['field', 'reason'], properties: { field: text, row_id: uuid, reason: text } },
    Total: { type: 'object', required: ['count', 'capped'], properties: { count, capped: { type: 'boolean' } } },
    JournalEntry: { type: 'object', required: ['id', 'version', 'kind', 'action', 'label', 'actor_name', 'effective_on', 'recorded_at', 'changes'], properties: { id: uuid, version: count, kind: text, action: text, label: text, actor_name: text, acting_org: text, effective_on: day, recorded_at: { type: 'string', format: 'date-time' }, from_state: maybeText, to_state: maybeText, reason: maybeText, changes: list({ type: 'object', properties: { label: text, text } }) } },
    Entry: { type: 'object', required: ['id', 'org_id', 'valid_from', 'version', 'values'], properties: { id: uuid, org_id: uuid, org_name: text, valid_from: day, valid_until: maybeDay, version: count, origin: text, ended_reason: maybeText, masked: list(text), refusals: list(text), values: { type: 'object' } } },
    Kept: { type: 'object', required: ['id', 'version', 'valid_from'], properties: { id: uuid, version: count, valid_from: day } },
    Session: { type: 'object', properties: { account: { type: 'object' }, district: { type: 'object' }, roles: list({ type: 'object' }), today: day, today_is_working: { type: 'boolean' }, next_working_day: maybeDay } },
    Problem: {
      type: 'object', required: ['type', 'title', 'status', 'detail', 'instance'],
      properties: { type: text, title: text, status: count, detail: text, instance: { type: 'string', description: '求助时提供的编号' }, fields: list({ type: 'object', properties: { field: text, message: text } }), refusals: list(ref('Refusal')) },
    },
  },
  paths: {
    '/api/session': {
      get: { tags: ['登录'], summary: '当前登录', operationId: 'session.read', responses: answers(ref('Session')) },
      post: { tags: ['登录'], summary: '登录', operationId: 'session.begin', security: [], requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', required: ['sign_in_name', 'password'], properties: { sign_in_name: text, password: text, code: text } } } } }, responses: answers(ref('Session')) },
      delete: { tags: ['登录'], summary: '退出', operationId: 'session.end', responses: { 204: { description: '已退出' }, default: { $ref: '#/components/responses/Problem' } } },
    },
    '/api/organisations': read('公用', '机构', 'organisations', list({ type: 'object', properties: { id: uuid, parent_id: { type: ['string', 'null'], format: 'uuid' }, name: text, short_name: text, kind: text, valid_from: day, valid_until: maybeDay } })),
    '/api/accounts': read('公用', '人员', 'accounts', list({ type: 'object', properties: { id: uuid, name: text, org_id: uuid, roles: list(text) } }), [query('org_id', '所在机构')]),
    '/api/worklist': read('公用', '待办', 'worklist', { type: 'object', properties: { counts: { type: 'object' }, items: list(ref('Clock')), next: maybeText } }, [query('view', 'overdue、due_today、near、open、done'), query('mine', '1 为本人承办'), query('org_id', '只看这一单位的')]),
    '/api/worklist/units': read('公用', '各单位的期限', 'units_work', list({ type: 'object' })),
    '/api/search': read('公用', '查找案卷', 'search', list({ type: 'object', properties: { ledger: text, id: uuid, number: maybeText, title: text, state: text, org_name: text, opened_on: day } }), [query('q', '关键词')]),
  },
  components: {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'zhunsheng', description: '登录后取得；https 下名为 __Host-zhunsheng' }, key: { type: 'http', scheme: 'bearer', description: '由系统管理员发放给对接系统的密钥' } },
    responses: { Problem: { description: '未能办理，`detail` 说明原因和办法(RFC 9457)', content: { 'application/problem+json': { schema: ref('Problem') } } } },
    parameters: {
      IdempotencyKey: { name: 'Idempotency-Key', in: 'header', required: false, description: '同一编号重复提交只办一次', schema: { type: 'string', pattern: '^[\\w.:-]{8,128}$' } },
      Q: query('q', '关键词'), Sort: query('sort', '-opened_on、number、title 或者日期字段，前加“-”为倒序'), After: query('after', '上一页给出的 next'),
      Limit: { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
    },
  },
}
