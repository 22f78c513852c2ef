import { useState } from 'preact/hooks'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { type NextStep, nextSteps } from '../../../server/contract/vocabulary.requests.ts'
import { typo } from '../../typography.ts'
import { DecisionForm } from '../../ui/decision.tsx'
import { Field } from '../../ui/field.tsx'
import { refuseBlank } from '../../ui/refusal.tsx'
import { useWords, WordsField } from '../../ui/words-field.tsx'
import { Choices, type FormProps, noPerson, panel, useForm } from './answer.form.tsx'
import styles from './answer.module.css'

const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })
const timeOf = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' })

/** When, where. */
function useAppointment({ appointment }: ContactRequest) {
  const at = appointment && new Date(appointment.at)
  const [day, setDay] = useState(at ? dayOf.format(at) : '')
  const [time, setTime] = useState(at ? timeOf.format(at) : '')
  const [place, setPlace] = useState(appointment?.place ?? '')
  // What was refused and is being corrected says so no more.
  const [fixed, setFixed] = useState(false)
  const said = { day, time, ...(place.trim() && { place }) }
  const missing = { ...(!day && { day: 'Choisissez un jour.' }), ...(!time && { time: 'Choisissez une heure.' }) }
  const fixing = (set: (typed: string) => void) => (typed: string) => {
    set(typed)
    setFixed(true)
  }
  const send = () => setFixed(false)
  return { day, setDay: fixing(setDay), time, setTime: fixing(setTime), place, setPlace, said, missing, fixed, send }
}

interface AppointmentProps {
  appointment: ReturnType<typeof useAppointment>
  errors: Readonly<Record<string, string>>
}

const shownError = (
  { fixed, missing }: AppointmentProps['appointment'],
  errors: AppointmentProps['errors'],
  field: 'day' | 'time',
) => (fixed && !(missing as AppointmentProps['errors'])[field] ? undefined : errors[field])

const Appointment = ({ appointment, errors }: AppointmentProps) => (
  <>
    <div class={styles.when}>
      <Field
        label="Jour"
        type="date"
        value={appointment.day}
        error={shownError(appointment, errors, 'day')}
        onInput={(event) => appointment.setDay(event.currentTarget.value)}
      />
      <Field
        label="Heure"
        type="time"
        value={appointment.time}
        error={shownError(appointment, errors, 'time')}
        onInput={(event) => appointment.setTime(event.currentTarget.value)}
      />
    </div>
    <Field
      label={typo('Lieu, ou « par téléphone » (facultatif)')}
      maxLength={200}
      value={appointment.place}
      error={errors.place}
      onInput={(event) => appointment.setPlace(event.currentTarget.value)}
    />
  </>
)

const appointmentFields = ['day', 'time', 'place', 'text']

export function AcceptForm(props: FormProps) {
  const [next, setNext] = useState<NextStep>('appointment')
  const appointment = useAppointment(props.request)
  const words = useWords()
  const answer = useForm('accept', props, () => {
    appointment.send()
    if (next === 'appointment') refuseBlank(appointment.missing)
    return { next, ...(next === 'appointment' && appointment.said), ...words.body }
  })
  return (
    <DecisionForm
      {...panel(props)}
      label="Accepter"
      decision={answer}
      beside={appointmentFields}
      submit={{ kind: 'go', icon: 'circle-check', text: 'Accepter la demande', busy: 'Envoi…' }}
    >
      <Choices legend="Et ensuite ?" name="suite" words={nextSteps} value={next} onChange={setNext} />
      {next === 'appointment' && <Appointment appointment={appointment} errors={answer.refusal?.fields ?? {}} />}
      <WordsField label="Un mot, si vous voulez" hint={noPerson} words={words} refusal={answer.refusal} />
    </DecisionForm>
  )
}

export function RescheduleForm(props: FormProps) {
  const had = props.request.appointment !== null
  const [next, setNext] = useState<NextStep>('appointment')
  const appointment = useAppointment(props.request)
  const words = useWords()
  const answer = useForm('reschedule', props, () => {
    appointment.send()
    if (next === 'appointment') refuseBlank(appointment.missing)
    return { next, ...(next === 'appointment' && appointment.said), ...words.body }
  })
  const ways = { appointment: 'Un autre moment', call: 'Annulé, j’appelle pour en parler' } as const
  return (
    <DecisionForm
      {...panel(props)}
      label="Rendez-vous"
      decision={answer}
      beside={appointmentFields}
      submit={{ kind: 'go', icon: 'clock', text: had ? 'Changer le rendez-vous' : 'Proposer', busy: 'Envoi…' }}
    >
      {had && <Choices legend="Le rendez-vous" name="rendez-vous" words={ways} value={next} onChange={setNext} />}
      {next === 'appointment' && <Appointment appointment={appointment} errors={answer.refusal?.fields ?? {}} />}
      <WordsField label="Un mot, si vous voulez" hint={noPerson} words={words} refusal={answer.refusal} />
    </DecisionForm>
  )
}
