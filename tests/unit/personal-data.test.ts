import { expect, test } from 'vitest'
import { isMobile, personalDataIn } from '../../server/features/listings/listings.personal-data.ts'

test.each([
  ['Appelez le 05 36 49 01 42 le matin.', [['telephone', '05 36 49 01 42']]],
  ['Son portable : 06.39.98.14.62', [['mobile', '06.39.98.14.62']]],
  ['Écrire à jeanne.martin@exemple.fr.', [['courriel', 'jeanne.martin@exemple.fr']]],
  ['NIR 2 84 05 48 095 123 34', [['nir', '2 84 05 48 095 123 34']]],
  ['Sécu : 1850578006048', [['nir', '1850578006048']]],
  ['né le 3 mai 1984 à Mende', [['birth-date', 'né le 3 mai 1984']]],
  ['Née le 03/05/84', [['birth-date', 'Née le 03/05/84']]],
  ['Date de naissance : 12-11-1990', [['birth-date', 'Date de naissance : 12-11-1990']]],
  ['monsieur, 12/11/1990', [['birth-date', '12/11/1990']]],
  ['J’accompagne M. Dupont cette semaine.', [['name', 'M. Dupont']]],
  ['Mme Claire Lefèvre-Roy cherche une garde', [['name', 'Mme Claire Lefèvre-Roy']]],
  ['Madame D’Arras', [['name', 'Madame D’Arras']]],
])('somebody is told from %j', (text, wanted) => {
  expect(personalDataIn(text).map(({ kind, text: found }) => [kind, found])).toEqual(wanted)
})

test.each([
  'Prépare au permis de conduire, deux matinées par semaine, du 3 mai au 12 juin.',
  'Madame, Monsieur, cet atelier est ouvert à tous.',
  'Monsieur le maire et madame la directrice accueillent.',
  'SIRET 130 025 265 00013, ouvert depuis 1984.',
  'Un loyer de 450 € par mois, plafond 12 000 €.',
  'Du 01/12/2026 au 31/03/2027.',
  'Le CMS de Mende, la MDPH et Mobi’Landes.',
  'À 20 % de leur prix, 39 communes, 48000 Mende.',
])('nobody is seen in %j', (text) => {
  expect(personalDataIn(text)).toEqual([])
})

test('a mobile is 06 or 07, however it is written', () => {
  expect(['+33639981462', '06 39 98 14 62', '07.00.00.00.00'].every(isMobile)).toBe(true)
  expect(['+33536490142', '05 36 49 01 42', '3949', '0'].some(isMobile)).toBe(false)
})
