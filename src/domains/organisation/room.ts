import { accessSettings } from '../../kernel/access/settings.ts'
import { attachment_megabytes } from '../../kernel/attachment/settings.ts'
import { publicSite } from '../../kernel/document/settings.ts'
import { defineRoom } from '../../kernel/room/room.ts'
import { organisation } from './definition.ts'
import { department_count, street_count, unit_count } from './indicators.ts'

export const room = defineRoom({
  id: 'organisation',
  label: '机构与用户',
  registers: [organisation],
  indicators: [department_count, street_count, unit_count],
  settings: [...accessSettings, attachment_megabytes, publicSite],
})
