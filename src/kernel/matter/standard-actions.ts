import type { ServiceFacts } from '../document/service.ts'

/** The standard actions every procedure has; their input is described here because no definition does. */
export const standardActions = {
  serve: '送达登记', correct: '更正', assign: '指定承办人', transfer: '移交', set_secrecy: '定密', link: '关联案卷', note: '办理备注', attach: '添加材料',
} as const
export type StandardAction = keyof typeof standardActions
/** One service of one document on one recipient; `service_id` completes a record that was still on its way. */
export interface ServeInput extends ServiceFacts {
  readonly document_id: string
  readonly service_id?: string
  readonly row_id?: string
  readonly recipient_org_id?: string
  readonly recipient: string
}
