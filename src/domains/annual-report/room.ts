import { defineRoom } from '../../kernel/room/room.ts'
import { annualReport } from './annual-report.ts'

export const room = defineRoom({ id: 'annual-report', label: '年度报告', procedures: [annualReport] })
