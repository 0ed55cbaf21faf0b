import { defineRoom } from '../../kernel/room/room.ts'
import { lottery_pauses } from '../../kernel/draw/settings.ts'
import { draw } from './draw.ts'
import { people } from './people.ts'

export const room = defineRoom({ id: 'draw', label: '随机抽取', procedures: [draw], pools: [people], settings: [lottery_pauses] })
