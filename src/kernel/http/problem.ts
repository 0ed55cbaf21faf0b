import type { FastifyError } from 'fastify'
import { Fault, notFound, type FaultKind } from '../fault.ts'
import type { Problem } from './contract.ts'

/** The one table that knows HTTP: each kind of fault, its status and its heading. */
const kinds: { readonly [kind in FaultKind]: readonly [status: number, title: string] } = {
  unauthenticated: [401, '请先登录'],
  forbidden: [403, '没有办理权限'],
  not_found: [404, '没有找到'],
  conflict: [409, '内容已有变化'],
  refused: [409, '现在不能办理'],
  too_large: [413, '内容过大'],
  invalid: [422, '填写有误'],
  busy: [429, '请求过于频繁'],
  unavailable: [503, '暂时不能使用'],
}

/** What the framework and the database refuse in their own words, in ours. */
const known: { readonly [code: string]: Fault } = {
  FST_ERR_CTP_BODY_TOO_LARGE: new Fault('too_large', '提交的内容超过 1 MB，请精简文字，或者作为材料上传'),
  FST_ERR_CTP_INVALID_JSON_BODY: new Fault('invalid', '提交的内容不是有效的 JSON，请刷新页面后重试'),
  FST_ERR_CTP_EMPTY_JSON_BODY: new Fault('invalid', '没有提交内容，请刷新页面后重试'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new Fault('invalid', '提交的内容没有传完，请重试'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Fault('invalid', '只接受 JSON 格式的内容'),
  FST_REQ_FILE_TOO_LARGE: new Fault('too_large', '文件过大，请压缩、拆分后上传'),
  FST_INVALID_MULTIPART_CONTENT_TYPE: new Fault('invalid', '请以表单方式上传文件'),
  BEYOND_9999: new Fault('invalid', '由所填日期推算的日期超出 9999 年，请核对所填的日期'),
  '22021': new Fault('invalid', '填写的内容中有无法保存的控制字符，请删去后重试'),
  '40001': new Fault('conflict', '有人同时在办理，请重试一次'),
  '40P01': new Fault('conflict', '有人同时在办理，请重试一次'),
  '23505': new Fault('conflict', '同样的内容已经存在，请刷新后核对'),
  ZS004: new Fault('conflict', '报告在统计数据之后又有变化，或者已经定稿，请刷新后核对'),
  '57014': new Fault('unavailable', '查询时间过长已经停止，请缩小范围后重试'),
  '57P01': new Fault('unavailable', '数据库正在重新启动，已提交的内容没有丢失，请稍后重试'),
  '57P03': new Fault('unavailable', '数据库正在启动，请稍后重试'),
  '53300': new Fault('unavailable', '数据库连接已满，请稍后重试'),
  ECONNREFUSED: new Fault('unavailable', '连接不上数据库，请稍后重试或者联系系统管理员'),
  ECONNRESET: new Fault('unavailable', '与数据库的连接中断，请刷新后核对是否已经办理'),
}

const expected = (error: FastifyError & { readonly code?: string; readonly statusCode?: number }): Fault | undefined => {
  if (error instanceof Fault) return error
  if (error.code && Object.hasOwn(known, error.code)) return known[error.code]
  // The static files' own refusals: hidden files, paths that lead out.
  if (error.statusCode === 403 || error.statusCode === 404) return notFound('这个地址')
  if (error.statusCode === 429) return new Fault('busy', '请求过于频繁，请稍等片刻再试')
  if (error.message?.startsWith('timeout exceeded when trying to connect')) return new Fault('unavailable', '系统繁忙，请稍后重试')
  return undefined
}

/**
 * Any error as a problem that people can act on; `known` is false for a bug, whose particulars go to the log only.
 * @param number what to quote when asking for help
 */
export function problemOf(error: unknown, number: string): { readonly problem: Problem; readonly known: boolean } {
  const fault = expected(error as FastifyError)
  if (!fault) {
    return { known: false, problem: { type: 'unexpected', title: '系统出错', status: 500, detail: `系统未能处理这次请求，没有保存任何改动。请稍后重试；仍不行的，请将编号 ${number} 告知系统管理员`, instance: number } }
  }
  const [status, title] = kinds[fault.kind]
  return {
    known: true,
    problem: {
      type: fault.kind, title, status, detail: fault.message, instance: number,
      ...(fault.fields.length > 0 && { fields: fault.fields }), ...(fault.refusals.length > 0 && { refusals: fault.refusals }),
    },
  }
}
