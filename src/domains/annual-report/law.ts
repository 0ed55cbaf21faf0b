import { law } from '../../kernel/law/law.ts'

export const 督察工作规定 = law('法治政府建设与责任落实督察工作规定', ['2019-04-15'])
