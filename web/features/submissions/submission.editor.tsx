import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Submission } from '../../../server/contract/submissions.ts'
import { LeaveGuard } from '../../ui/leave-guard.tsx'
import type { Draft } from './draft.ts'
import { Completeness, Contents } from './submission.aside.tsx'
import { Bar } from './submission.bar.tsx'
import styles from './submission.editor.module.css'
import { goTo, isJudged } from './submission.fields.ts'
import { Notices } from './submission.notices.tsx'
import { WritingContext } from './submission.parts.tsx'
import { Sections } from './submission.sections.tsx'
import { Sent } from './submission.sent.tsx'
import { Steps } from './submission.steps.tsx'
import { useDraft } from './use-draft.ts'
import { useHelps } from './use-helps.ts'
import { useSending } from './use-sending.ts'

/** The page a listing is written on: what stands above, the form, what helps beside. */
export function Editor({ submission }: { submission: Submission }) {
  const { draft, also } = useDraft(submission)
  const view = draft.view.use()
  const sending = useSending(draft)
  const { route } = useLocation()
  useAnchor()
  const { known, saving, failing } = view
  // What is decided on is what was last written.
  const review = async () => {
    if (await draft.flush()) route(`/file/fiche/${draft.view.value.known.review}`)
  }
  const unsaved = failing || saving === 'elsewhere' || saving === 'refused'
  return (
    <>
      <Bar
        view={view}
        busy={sending.busy}
        onSend={() => void sending.send()}
        onSave={() => void draft.flush()}
        onReview={() => void review()}
      />
      <div class={styles.desk}>
        <Contents content={view.content} problems={known.problems} />
        <div class={styles.aside}>
          <Completeness completeness={known.completeness} />
          <Steps draft={draft} />
        </div>
        <div class={styles.form}>
          <Notices draft={draft} also={also} sending={sending} />
          {known.can.save ? <Form draft={draft} tried={sending.tried} /> : <Sent known={known} />}
        </div>
      </div>
      <LeaveGuard dirty={unsaved} />
    </>
  )
}

/** The fields. A sentence shows once its field was left, or once sending was tried. */
function Form({ draft, tried }: { draft: Draft; tried: boolean }) {
  const { content, judged, known } = draft.view.use()
  const form = useRef<HTMLFormElement>(null)
  const changed = useRef(new Set<string>())
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const fieldOf = (event: Event) => (event.target as Element).closest<HTMLElement>('[data-field]')?.dataset.field
  const note = (event: Event) => {
    const field = fieldOf(event)
    if (field) changed.current.add(field)
  }
  const leave = (event: Event) => {
    const field = fieldOf(event)
    if (field && changed.current.has(field)) setLeft((now) => (now.has(field) ? now : new Set([...now, field])))
    void draft.flush()
  }
  const writing = {
    content,
    change: draft.change,
    errorOf: (field: string) =>
      (tried || left.has(field)) && isJudged(field, content, judged) ? known.problems[field] : undefined,
    helps: useHelps(),
    remarkOf: (field: string) => known.remarks[field],
  }
  return (
    <WritingContext.Provider value={writing}>
      <form
        ref={form}
        class={styles.fields}
        aria-label="Fiche"
        noValidate
        onSubmit={(event) => event.preventDefault()}
        onInput={note}
        onChange={note}
        onFocusOut={leave}
      >
        <Sections id={known.id} twins={known.twins} />
      </form>
    </WritingContext.Provider>
  )
}

/** A mail, or a list of what is left, leads to one field of the page. */
function useAnchor() {
  useEffect(() => {
    const follow = () => {
      const field = /^#champ-(.+)$/.exec(location.hash)?.[1]
      if (field) goTo(decodeURIComponent(field))
    }
    // Once what focuses the title of a new page has done so.
    const timer = setTimeout(follow, 0)
    addEventListener('hashchange', follow)
    return () => {
      clearTimeout(timer)
      removeEventListener('hashchange', follow)
    }
  }, [])
}
