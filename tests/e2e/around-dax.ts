import type { Page } from 'playwright-core'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import type { TestApp } from '../support/app.ts'

/** The day all of this is looked at. */
export const today = '2026-11-24'

const dax = { commune: '40088', code_postal: '40100', longitude: -1.05, latitude: 43.71 }
const montDeMarsan = { commune: '40192', code_postal: '40000', longitude: -0.5, latitude: 43.89 }

/** What there is to find around Dax: near and far, on site and remote, sure and less sure. */
export async function aroundDax({ deps: { db } }: TestApp) {
  const garage = await aStructure(db, {
    nom: 'Garage solidaire de l’Adour',
    telephone: '+33536490140',
    courriel: 'accueil@garage-adour.example',
  })
  await aListing(db, {
    ...dax,
    nom: 'Location solidaire de voitures',
    description: 'Voiture à 6 € par jour, un à trois mois.',
    structure_source_id: garage.record.source_id,
    thematiques: ['mobilite--acceder-a-un-vehicule'],
    adresse: '14 rue des Lavandières',
    zone_eligibilite: ['40088'],
    publics: ['jeunes', 'demandeurs-emploi'],
    conditions_acces: 'Permis\nJustificatif de domicile',
    frais: 'payant',
    frais_precisions: '6 € par jour',
    verified_on: '2026-11-12',
    horaires_accueil: 'Mo-Fr 08:30-12:00,13:30-17:00',
    mobilisation_precisions: 'Un appel du conseiller suffit.',
    intervenants: [
      {
        name: 'Maëlle Lartigue',
        role: 'référente mobilité',
        telephone: '+33536490142',
        courriel: 'm.lartigue@garage-adour.example',
        note: 'Plus facile à joindre avant 10 h.',
      },
      { name: 'Bastien Dupouy', role: 'mécanicien', telephone: '+33639980112', courriel: null, note: null },
    ],
  })
  await aListing(db, { ...dax, nom: 'Navette vers les zones d’activité', verified_on: '2026-11-03' })
  await aListing(db, {
    ...dax,
    nom: 'Studios meublés',
    thematiques: ['logement-hebergement--louer-un-logement'],
    publics: ['femmes'],
    verified_on: '2025-11-10',
  })
  await aListing(db, {
    ...montDeMarsan,
    nom: 'Dossier MDPH accompagné',
    thematiques: ['sante--constituer-un-dossier-mdph-invalidite'],
    verified_on: '2026-10-20',
  })
  await aListing(db, {
    nom: 'Microcrédit pour un véhicule',
    thematiques: ['mobilite--financer-ma-mobilite'],
    modes_accueil: ['a-distance'],
    zone_eligibilite: ['france'],
    frais: 'payant',
    verified_on: '2026-11-01',
  })
  await aListing(db, {
    ...dax,
    nom: 'Garde d’enfants la nuit',
    thematiques: ['famille--garde-denfants'],
    verified_on: '2025-01-15',
  })
}

export const title = (page: Page) => page.getByRole('heading', { level: 1 })
export const communeField = (page: Page) => page.getByRole('combobox', { name: 'Commune de la personne' })
export const wordsField = (page: Page) => page.getByRole('searchbox', { name: 'Mots (facultatif)' })
export const results = (page: Page) => page.getByRole('region', { name: /ressource/ }).getByRole('link')
export const panel = (page: Page) => page.getByRole('complementary', { name: 'Fiche ouverte' })
export const says = (page: Page, words: string) =>
  title(page)
    .and(page.getByText(words, { exact: true }))
    .waitFor()
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
export const address = (page: Page) => page.evaluate(() => location.pathname + location.search)
