import { yuanOf } from '../../../kernel/law/money.ts'

/** An amount as a paper tells it: 12,000元. */
export const moneyText = (fen: bigint): string => `${yuanOf(fen).replace(/\.00$/, '').replace(/\B(?=(?:\d{3})+(?:\.|$))/g, ',')}元`
