// Acronyms of the field stay in capitals when a title written all in capitals is set in sentence case.
const acronyms = new Set(
  'AAH ADIL ANEF ANPAA APL ASE ASLL BIJ CAARUD CADA CAF CCAS CDAD CDDF CHRS CIAS CIDFF CLAP CLAS CLIC CMP CMS CPAM CROUS CSAPA CV DALO DELF EPE FLE FSL FTT LAEP MAIA MDA MDPH MDS MJD MSA MSP OFII PASS PIMMS PMI PPCR QPV RSA SAMSAH SAVS SIAE SIAO SNCF TISF UDAF UTAS'.split(
    ' ',
  ),
)

const isShouted = (title: string) =>
  title.length > 6 && /\p{Lu}{4}/u.test(title) && !/\p{Ll}/u.test(title) && /\s/.test(title)

/**
 * A title as it is shown: sources write some all in capitals, which are set in sentence case. Conservative: anything
 * with one small letter, or of a single word, is left as it is; acronyms and words with a digit keep their capitals.
 */
export function showTitle(title: string): string {
  if (!isShouted(title)) return title
  const lowered = title.replace(/[\p{L}\p{N}]+/gu, (word) =>
    acronyms.has(word) || /\p{N}/u.test(word) ? word : word.toLowerCase(),
  )
  return lowered.replace(/\p{L}/u, (letter) => letter.toUpperCase())
}
