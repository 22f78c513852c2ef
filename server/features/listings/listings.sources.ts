// The sources of data·inclusion under the names their readers know them by.
const names: Record<string, string> = {
  'action-logement': 'Action Logement',
  agefiph: 'Agefiph',
  'aidants-connect': 'Aidants Connect',
  'conseiller-numerique': 'Conseillers numériques',
  demo: 'Territoire d’exemple',
  dila: 'Annuaire de l’administration',
  dora: 'Dora',
  'emplois-de-linclusion': 'Les emplois de l’inclusion',
  'france-services': 'France services',
  'france-travail': 'France Travail',
  'ma-boussole-aidants': 'Ma boussole aidants',
  'mes-aides': 'Mes aides',
  'mission-locale': 'Missions locales',
  monenfant: 'monenfant.fr',
  'reseau-alpha': 'Réseau Alpha',
  siao: 'SIAO',
  soliguide: 'Soliguide',
}

/** `dila-bdl-2019` → «Annuaire de l’administration»; an unknown source under its own code, made readable. */
export function sourceName(source: string): string {
  const code = source.replace(/^data-inclusion-/, '')
  const known = names[code] ?? names[code.split('-')[0]!]
  if (known) return known
  const text = code.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
