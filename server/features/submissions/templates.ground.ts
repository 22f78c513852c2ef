import type { ListingTemplate } from '../../contract/submissions.helps.ts'

type Content = ListingTemplate['content']
type Helps = ListingTemplate['helps']

/** A template as it is written: what is usual is left out. */
export interface Draft extends Pick<ListingTemplate, 'code' | 'label' | 'line'> {
  readonly content: Pick<Content, 'type' | 'thematiques'> & Partial<Content>
  readonly helps: Pick<Helps, 'nom' | 'description'> & Partial<Helps>
}

/** Somebody comes, by telephone, alone or sent by a professional. */
const usualContent: Omit<Content, 'type' | 'thematiques'> = {
  publics: [],
  modes_accueil: ['en-presentiel'],
  modes_mobilisation: ['telephoner'],
  mobilisable_par: ['professionnels', 'usagers'],
}
const usualHelps: Omit<Helps, 'nom' | 'description'> = {
  conditions_acces:
    'Dites s’il faut être orienté, et quels papiers apporter. Exemple : « Sur rendez-vous, avec une pièce d’identité ».',
  frais_precisions:
    'Dites ce que la personne paie, et si une aide existe. Exemple : « 2 € par séance, gratuit pour les bénéficiaires du RSA ».',
  mobilisation_precisions:
    'Dites comment se passe la première prise de contact. Exemple : « Téléphonez le matin, on vous rappelle sous deux jours ».',
}

export const templateOf = (frein: ListingTemplate['frein'], { content, helps, ...said }: Draft): ListingTemplate => ({
  ...said,
  frein,
  content: { ...usualContent, ...content },
  helps: { ...usualHelps, ...helps },
})
