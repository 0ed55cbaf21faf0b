import { defineSetting } from '../setting/setting.ts'

export const import_megabytes = defineSetting({ id: 'import_megabytes', label: '导入文件的大小上限', unit: 'MB', kind: 'number', range: [1, 2048], fallback: 200, source: '惯例：约一百万行的表格在此之内' })
