import type { ImportBrief } from '../../../kernel/http/import-contract.ts'

/** Where an import stands, in a word. */
export function stateText({ state, dry, done, total }: Pick<ImportBrief, 'state' | 'dry' | 'done' | 'total'>): string {
  switch (state) {
    case 'ready': return '待设置'
    case 'running': return `${dry ? '试导入' : '导入'}中 ${done} / ${total}`
    case 'cancelled': return dry ? '试导入已取消' : '已停下，可继续'
    case 'failed': return dry ? '试导入未完成' : '停在中途，可继续'
    case 'finished': return dry ? '已试导入，待导入' : '已导入'
  }
}
