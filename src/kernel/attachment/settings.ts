import { defineSetting } from '../setting/setting.ts'

export const attachment_megabytes = defineSetting({ id: 'attachment_megabytes', label: '单个材料文件的大小上限', unit: 'MB', kind: 'number', range: [1, 1024], fallback: 50, source: '惯例：常见扫描件和照片在此之内' })
