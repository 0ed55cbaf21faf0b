import { defineSetting } from '../setting/setting.ts'

const GRADED = 'GB/T 22239-2019《网络安全等级保护基本要求》8.1.4.1'

/**
 * Rules of sign-in that a place may tighten or loosen, within bounds: a slip of the pen must neither keep everybody out,
 * whoever would mend it included, nor let anybody in. Defaults are those of the third grade of protection.
 */
export const sign_in_failures = defineSetting({ id: 'sign_in_failures', label: '连续登录失败锁定次数', unit: '次', kind: 'number', range: [1, 20], fallback: 5, source: GRADED })
export const sign_in_address_failures = defineSetting({ id: 'sign_in_address_failures', label: '同一地址连续登录失败锁定次数', unit: '次', kind: 'number', range: [5, 1000], fallback: 50, source: '惯例：一个单位常共用一个出口地址' })
export const sign_in_lock_minutes = defineSetting({ id: 'sign_in_lock_minutes', label: '登录锁定时长', unit: '分钟', kind: 'number', range: [1, 1440], fallback: 15, source: GRADED })
export const session_idle_minutes = defineSetting({ id: 'session_idle_minutes', label: '无操作自动退出', unit: '分钟', kind: 'number', range: [5, 240], fallback: 30, source: GRADED })
export const session_hours = defineSetting({ id: 'session_hours', label: '一次登录最长时间', unit: '小时', kind: 'number', range: [1, 24], fallback: 12, source: GRADED })
export const session_concurrent = defineSetting({ id: 'session_concurrent', label: '同一用户同时登录数', unit: '个', kind: 'number', range: [1, 20], fallback: 3, source: '惯例' })
export const account_idle_days = defineSetting({ id: 'account_idle_days', label: '长期未登录停用（0 为不停用）', unit: '日', kind: 'number', range: [0, 3650], fallback: 90, source: 'GB/T 22239-2019《网络安全等级保护基本要求》8.1.4.2' })
export const temporary_password_hours = defineSetting({ id: 'temporary_password_hours', label: '初始口令有效时间', unit: '小时', kind: 'number', range: [1, 720], fallback: 72, source: '惯例' })
/** Graded protection asks for kinds of characters and regular change; newer guidance (ASVS 5.0, 6.2.5 and 6.2.10) for neither. */
export const password_composed = defineSetting({ id: 'password_composed', label: '口令须含三类字符', kind: 'flag', fallback: true, source: GRADED })
export const password_length = defineSetting({ id: 'password_length', label: '口令最短长度', unit: '字符', kind: 'number', range: [8, 64], fallback: 10, source: GRADED })
export const password_history = defineSetting({ id: 'password_history', label: '不得重复使用的旧口令数', unit: '个', kind: 'number', range: [0, 24], fallback: 5, source: GRADED })
export const password_days = defineSetting({ id: 'password_days', label: '口令有效期（0 为不限）', unit: '日', kind: 'number', range: [0, 3650], fallback: 90, source: GRADED })
/** At least six months by law; two years lets an audit look back over a whole year. */
const sign_in_log_days = defineSetting({ id: 'sign_in_log_days', label: '登录日志留存', unit: '日', kind: 'number', range: [184, 36500], fallback: 730, source: '《网络安全法》第二十三条第三项（不少于六个月）' })

export const accessSettings = [
  sign_in_failures, sign_in_address_failures, sign_in_lock_minutes, session_idle_minutes, session_hours, session_concurrent,
  account_idle_days, temporary_password_hours, password_composed, password_length, password_history, password_days,
  sign_in_log_days,
] as const
