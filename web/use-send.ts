import { useState } from 'preact/hooks'
import { ApiError } from './api.ts'

export interface Sending {
  busy: boolean
  /** The refusal of the last attempt. */
  refusal: ApiError | null
  send: () => Promise<void>
}

/** Sends once at a time; `done` follows a success, a refusal is kept to be shown. */
export function useSend(action: () => Promise<unknown>, done?: () => void): Sending {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const send = async () => {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      await action()
      done?.()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, refusal, send }
}
