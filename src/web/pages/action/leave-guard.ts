import { useBlocker } from '@tanstack/react-router'

/** Asks before a page with unsent input is left. */
export function useLeaveGuard(isUnsent: () => boolean): void {
  useBlocker({ shouldBlockFn: () => isUnsent() && !confirm('已填写的内容还没有提交，离开本页将不再保留。确定离开吗？'), enableBeforeUnload: isUnsent })
}
