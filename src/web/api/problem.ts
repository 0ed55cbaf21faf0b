import type { Problem } from '../../kernel/http/contract.ts'

/** What the server (or the network) answered instead of a result; `problem` is fit to be shown. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail || problem.title)
    this.name = 'ApiError'
    this.problem = problem
  }
}

const offline: Problem = {
  type: 'offline', title: '连接不上服务器', status: 0, instance: '',
  detail: '已填写的内容仍保留在本页。请检查网络连接，恢复后重试。',
}
export const offlineError = () => new ApiError(offline)

/** The problem behind whatever was thrown, in words people can act on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem
  return { type: 'unexpected', title: '页面出现错误', status: 500, instance: '', detail: `请刷新页面重试；仍不行的，请将下列内容告知管理员：${error instanceof Error ? error.message : String(error)}` }
}
