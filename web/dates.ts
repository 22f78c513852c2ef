/** A day stays the day it is; an instant is told in France's time. */
const zoneOf = (iso: string) => (iso.length === 10 ? 'UTC' : 'Europe/Paris')
const inWords = (iso: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: zoneOf(iso) })
    .format(new Date(iso))
    .replace(/\b1(?= \p{L})/u, '1er')
    .replaceAll(' ', '\u00a0')

/** «12 nov. 2026». */
export const date = (iso: string) => inWords(iso, { day: 'numeric', month: 'short', year: 'numeric' })

/** «jeudi 26 nov.». */
export const day = (iso: string) => inWords(iso, { weekday: 'long', day: 'numeric', month: 'short' })

/** «8 h 30», «14 h». */
export const time = (iso: string) => {
  const [hour, minute] = inWords(iso, { hour: '2-digit', minute: '2-digit' }).split(':')
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`
}

/** «jeudi 3 déc. à 14 h 30». */
export const moment = (iso: string) => `${day(iso)} à ${time(iso)}`
