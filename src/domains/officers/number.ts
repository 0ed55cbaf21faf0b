import { text } from '../../kernel/field/field.ts'

/** 执法证号, by which cards, training and errors find each other. */
export const certificateNumber = text('执法证号', { plain: true })
