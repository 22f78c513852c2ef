import { useEffect, useRef } from 'preact/hooks'
import type { Result } from '../../api.ts'
import { call } from '../../api.ts'
import { useLoad } from '../../use-load.ts'
import type { QueueFilters } from './moderation.address.ts'
import { waiting } from './waiting.store.ts'

export type Queue = Result<'GET /api/moderation/queue'>

const everyMs = 60_000
/** While nothing is open no heartbeat tells who reads what. */
const watchedMs = 15_000

/** What waits, asked again every minute, oftener while only the list is looked at. */
export function useQueue(filters: QueueFilters, watched: boolean) {
  const { departement, frein, nature, mine } = filters
  const inputs = [departement, frein, nature, mine]
  const again = useRef(false)
  const queue = useLoad((signal) => {
    const background = again.current
    again.current = false
    return call('GET /api/moderation/queue', { query: filters, signal, background })
  }, inputs)
  useEffect(() => {
    if (queue.value) waiting.value = queue.value.waiting
  }, [queue.value])
  useEffect(() => {
    const look = () => {
      if (document.hidden) return
      again.current = true
      queue.reload()
    }
    const timer = setInterval(look, watched ? watchedMs : everyMs)
    return () => clearInterval(timer)
  }, [watched])
  return queue
}
