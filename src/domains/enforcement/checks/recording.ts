import { setting } from '../../../kernel/procedure/look-up.ts'

/**
 * Scenes a place wants on record besides those of 国办发〔2018〕118号（八）, which asks full recording of seizure, demolition and
 * what else touches persons or property on the spot, and leaves scenes liable to dispute to the circumstances.
 */
export const scenes = {
  inspection: '现场检查', hearing: '举行听证', major: '重大、疑难案件的调查取证', preservation: '先行登记保存证据', execution: '实施强制执行',
} as const
export type Scene = keyof typeof scenes
export const recordingScenes = { recording_scenes: setting<readonly string[]>('enforcement_recording_scenes', 'enforcement_field') }

interface Seen {
  readonly handled: boolean
  readonly hasRecording: boolean
  readonly values: { readonly recording: string | null }
  readonly facts: { readonly recording_scenes: readonly string[] }
}
/** What of these scenes the place wants recorded, and the file neither holds nor names a recording of. */
export function unrecorded(m: Seen, found: readonly Scene[]): string | null {
  const wanted = found.filter((scene) => m.facts.recording_scenes.includes(scene))
  return m.handled && wanted.length > 0 && !m.hasRecording && !m.values.recording?.trim()
    ? `${wanted.map((scene) => scenes[scene]).join('、')}应当音像记录，案卷没有写明或者附具音像记录` : null
}
