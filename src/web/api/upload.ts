import type { Performed } from '../../kernel/http/contract.ts'
import { ApiError, offlineError } from './problem.ts'

export interface Upload<T = Performed> { readonly done: Promise<T>; readonly cancel: () => void }

/** Sends one file. `fetch` tells nothing of how far an upload has come; this does, in whole percent. */
export function upload<T = Performed>(url: string, file: File, kind: string, progress: (percent: number) => void): Upload<T> {
  const request = new XMLHttpRequest()
  const done = new Promise<T>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((loaded / total) * 100))
    request.onload = () => {
      const body: unknown = request.responseText ? JSON.parse(request.responseText) : null
      if (request.status < 300) resolve(body as T)
      else reject(new ApiError(body as ApiError['problem']))
    }
    request.onerror = () => reject(offlineError())
    request.onabort = () => reject(new ApiError({ type: 'cancelled', title: '已取消', status: 0, detail: '上传已取消，文件没有存入。', instance: '' }))
  })
  const form = new FormData()
  // Fields before the file: the server reads the form as it comes.
  form.append('kind', kind)
  form.append('file', file)
  request.open('POST', url)
  request.send(form)
  return { done, cancel: () => request.abort() }
}
