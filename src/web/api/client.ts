import { ApiError, offlineError } from './problem.ts'

/** Asks the server. @throws ApiError with a Chinese problem, also when there is no connection. */
export async function api<T>(path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(`/api/${path}`, init).catch((error: unknown) => { throw init.signal?.aborted ? error : offlineError() })
  if (answer.ok) return (answer.status === 204 ? null : await answer.json()) as T
  throw new ApiError(await answer.json().catch(() => ({ type: 'unexpected', title: '服务器未能处理请求', status: answer.status, detail: `请稍后重试（错误码 ${answer.status}）。`, instance: '' })))
}

/** Where this window shows that one works; a command that reaches a session at work elsewhere is refused. */
let place: string | undefined
export const workAt = (district: string): void => { place = district }

/** Sends a command. The same `key` with the same body answers the first result, so a repeated click does nothing twice. */
export const send = <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, key?: string): Promise<T> => api<T>(path, {
  method,
  ...(body !== undefined && { body: JSON.stringify(body) }),
  headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...(key && { 'Idempotency-Key': key }), ...(place !== undefined && { 'X-Place': place }) },
})

/** A search string from the parts that are given. */
export function query(parts: { readonly [name: string]: string | number | undefined | null }): string {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
}
