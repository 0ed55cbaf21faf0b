import type { ServiceFacts } from '../document/service.ts'

/** The standard actions every procedure has; their input is described here because no definition does. */
export const standardActions = {
  serve: '送达登记', correct: '更正', assign: '指定承办人', transfer: '移交', set_secrecy: '定密', link: '关联案卷', note: '办理备注', attach: '添加材料',
} as const
export type StandardAction = keyof typeof standardActions
/**
 * Lets one person from outside read a matter, and ends it. Nobody takes these by themselves: another matter's action
 * leads to them (the review to which he was invited), so that the reading ends with what it was for.
 */
export const sharing = { share: '邀请阅卷', unshare: '阅卷结束' } as const
export type Sharing = keyof typeof sharing
export const isSharing = (name: string): name is Sharing => Object.hasOwn(sharing, name)

/** One service of one document on one recipient; `service_id` completes a record that was still on its way. */
export interface ServeInput extends ServiceFacts {
  readonly document_id: string
  readonly service_id?: string
  readonly row_id?: string
  readonly recipient_org_id?: string
  readonly recipient: string
}
