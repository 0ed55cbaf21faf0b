import type { IsoDate } from '../law/law.ts'

/** The standard actions every procedure has; their input is described here because no definition does. */
export const standardActions = {
  serve: '送达登记', correct: '更正', assign: '指定承办人', transfer: '移交', set_secrecy: '定密', link: '关联案卷', note: '办理备注', attach: '添加材料',
} as const
export type StandardAction = keyof typeof standardActions
export interface ServeInput {
  readonly document_id: string; readonly row_id?: string; readonly recipient_org_id?: string; readonly recipient: string
  readonly method: string; readonly sent_on: IsoDate; readonly received_on?: IsoDate; readonly evidence?: string; readonly consent?: boolean
  /** 留置送达: who witnessed it, or that it was photographed or filmed. */
  readonly witness?: string; readonly recorded?: boolean
}
