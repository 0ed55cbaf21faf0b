import { useBlocker } from '@tanstack/react-router'

/** Asks before a page with unsent input is left for good: by closing the window, and where nothing is kept also by going to another page. */
export function useLeaveGuard(isUnsent: () => boolean, kept = false): void {
  const LOST = '已填写的内容还没有提交，离开本页将不再保留。确定离开吗？'
  useBlocker({ shouldBlockFn: () => !kept && isUnsent() && !confirm(LOST), enableBeforeUnload: isUnsent })
}
