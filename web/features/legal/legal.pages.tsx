import { accessibility } from './accessibility.texts.ts'
import { legal, terms } from './legal.texts.ts'
import { privacy } from './privacy.texts.ts'
import { Prose } from './prose.tsx'

export const Legal = () => <Prose {...legal} />
export const Privacy = () => <Prose {...privacy} />
export const Terms = () => <Prose {...terms} />
export const Accessibility = () => <Prose {...accessibility} />
