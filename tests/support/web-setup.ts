import chromium from '@sparticuz/chromium'
import { buildWebIfNeeded } from '../../web/build.ts'

/** The web built from the present sources and the browser unpacked, once, before files that run side by side want them. */
export default async function setup() {
  await buildWebIfNeeded(() => {})
  await chromium.executablePath()
}
