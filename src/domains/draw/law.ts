import { notice } from '../../kernel/law/law.ts'

export const 随机抽查通知 = notice('国务院办公厅关于推广随机抽查规范事中事后监管的通知', '国办发〔2015〕58号')
