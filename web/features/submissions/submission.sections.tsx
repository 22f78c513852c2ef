import type { ComponentChildren } from 'preact'
import type { SubmissionTwin } from '../../../server/contract/submissions.ts'
import {
  modesMobilisation,
  personnesMobilisatrices,
  typesDeServices,
} from '../../../server/contract/vocabulary.listing.ts'
import { frais, modesAccueil, publics } from '../../../server/contract/vocabulary.ts'
import { HoursField } from '../../ui/hours-field.tsx'
import { ZoneField } from '../communes/zone-field.tsx'
import { ClosurePart } from './submission.closure.tsx'
import { idOf, type SectionId, sections } from './submission.fields.ts'
import { IntervenantsPart } from './submission.intervenants.tsx'
import { NumberPart } from './submission.number.tsx'
import { ChecksPart, Part, RadiosPart, TextPart, useWriting } from './submission.parts.tsx'
import { PlacePart } from './submission.place.tsx'
import styles from './submission.sections.module.css'
import { ThematiquesPart } from './submission.thematiques.tsx'
import { Twins } from './submission.twins.tsx'

const titleOf = (id: SectionId) => sections.find((section) => section.id === id)!.title

const Section = ({ id, children }: { id: SectionId; children: ComponentChildren }) => (
  <section id={id} class={styles.section} aria-labelledby={`${id}-titre`}>
    <h2 id={`${id}-titre`}>{titleOf(id)}</h2>
    {children}
  </section>
)

/** The whole form, in the order somebody on the phone would ask. */
export const Sections = ({ id, twins }: { id: string; twins: readonly SubmissionTwin[] }) => (
  <>
    <What id={id} twins={twins} />
    <ForWhom />
    <Where />
    <Reach />
    <Practical />
  </>
)

const What = ({ id, twins }: { id: string; twins: readonly SubmissionTwin[] }) => (
  <Section id="quoi">
    <div class={styles.close}>
      <TextPart
        field="nom"
        label="Titre"
        hint="Ce que la personne obtient, en moins de 60 signes. Exemple : « Permis B accompagné »."
        max={150}
      />
      <Twins id={id} twins={twins} />
    </div>
    <TextPart
      field="description"
      label="Présentation"
      hint="Deux ou trois phrases : ce que c’est, comment cela se passe. Exemple : « Un moniteur prépare au code deux matinées par semaine, en petit groupe. »"
      rows={5}
      max={2000}
    />
    <RadiosPart field="type" legend="Type d’aide" options={typesDeServices} none="Non précisé" columns />
    <ThematiquesPart />
  </Section>
)

const ForWhom = () => (
  <Section id="qui">
    <ChecksPart
      field="publics"
      legend="Publics"
      hint="Rien de coché : tout le monde est accueilli."
      options={publics}
      alone="tous-publics"
      columns
    />
    <TextPart
      field="publics_precisions"
      label="Précisions sur le public"
      hint="Exemple : « De 16 à 25 ans, sans emploi ni formation »."
      rows={2}
      max={1000}
    />
    <TextPart
      field="conditions_acces"
      label="Conditions et pièces à apporter"
      hint="Exemple : « Avoir le code ; apporter une pièce d’identité et l’attestation d’inscription »."
      rows={2}
      max={1000}
    />
    <RadiosPart field="frais" legend="Tarif" options={frais} none="Non précisé" />
    <Price />
  </Section>
)

/** Asked for once it costs something. */
function Price() {
  const { content } = useWriting()
  if (content.frais !== 'payant' && !content.frais_precisions) return null
  return <TextPart field="frais_precisions" label="Prix" hint="Exemple : « 15 € par an »." max={500} />
}

function Where() {
  const { content, change, errorOf } = useWriting()
  return (
    <Section id="ou">
      <ChecksPart field="modes_accueil" legend="Lieu" options={modesAccueil} />
      <PlacePart />
      <Part field="zone_eligibilite">
        <ZoneField
          id={idOf('zone_eligibilite')}
          label="Zone d’éligibilité"
          hint={'Où il faut habiter pour être accueilli. Vide\u00a0: aucune condition.'}
          value={content.zone_eligibilite}
          error={errorOf('zone_eligibilite')}
          onChange={(zone_eligibilite) => change({ zone_eligibilite })}
        />
      </Part>
    </Section>
  )
}

const Reach = () => (
  <Section id="joindre">
    <IntervenantsPart />
    <ChecksPart
      field="mobilisable_par"
      legend="Qui peut faire la demande"
      options={{ ...personnesMobilisatrices, usagers: 'Les personnes elles-mêmes' }}
    />
    <ChecksPart field="modes_mobilisation" legend="Comment faire la demande" options={modesMobilisation} columns />
    <Link />
    <TextPart
      field="mobilisation_precisions"
      label="Précisions sur la demande"
      hint="Exemple : « Laisser un message avec le nom du conseiller ; réponse sous deux jours »."
      rows={2}
      max={1000}
    />
  </Section>
)

/** Asked for once it is how to ask. */
function Link() {
  const { content } = useWriting()
  if (!content.modes_mobilisation.includes('utiliser-lien-mobilisation') && !content.lien_mobilisation) return null
  return (
    <TextPart
      field="lien_mobilisation"
      label="Lien"
      hint="Exemple : https://www.structure.fr/inscription"
      inputMode="url"
    />
  )
}

function Practical() {
  const { content, change, errorOf } = useWriting()
  return (
    <Section id="pratique">
      <Part field="horaires_accueil">
        <HoursField
          id={idOf('horaires_accueil')}
          label="Horaires"
          hint="Quand on peut venir ou appeler."
          value={content.horaires_accueil}
          error={errorOf('horaires_accueil')}
          onChange={(horaires_accueil) => change({ horaires_accueil })}
        />
      </Part>
      <div class={styles.two}>
        <NumberPart
          field="volume_horaire_hebdomadaire"
          label="Heures par semaine"
          hint="Si cela dure. Exemple : 3,5."
          max={168}
          whole={false}
        />
        <NumberPart field="nombre_semaines" label="Nombre de semaines" hint="Exemple : 12." max={520} whole />
      </div>
      <ClosurePart />
    </Section>
  )
}
