/** Rows found, each with its order key; kept from one search to the next to spare their allocation. */
export interface Found {
  keys: Float64Array
  rows: Int32Array
  length: number
}

export const makeFound = (): Found => ({ keys: new Float64Array(1024), rows: new Int32Array(1024), length: 0 })

function grow(found: Found) {
  const keys = new Float64Array(found.length * 2)
  const rows = new Int32Array(found.length * 2)
  keys.set(found.keys)
  rows.set(found.rows)
  found.keys = keys
  found.rows = rows
}

export function add(found: Found, row: number, key: number) {
  if (found.length === found.keys.length) grow(found)
  found.keys[found.length] = key
  found.rows[found.length++] = row
}

/** What tells two rows of equal key apart: the same sign as comparing their ids. */
type Tie = (a: number, b: number) => number

function swap({ keys, rows }: Found, i: number, j: number) {
  const key = keys[i]!
  const row = rows[i]!
  keys[i] = keys[j]!
  rows[i] = rows[j]!
  keys[j] = key
  rows[j] = row
}

/** Splits `low..high` around one of its values (Hoare); returns the last place of the smaller part. */
function split(found: Found, low: number, high: number, tie: Tie): number {
  const { keys, rows } = found
  const middle = (low + high) >>> 1
  const key = keys[middle]!
  const row = rows[middle]!
  let i = low - 1
  let j = high + 1
  for (;;) {
    do i++
    while (keys[i]! < key || (keys[i] === key && tie(rows[i]!, row) < 0))
    do j--
    while (keys[j]! > key || (keys[j] === key && tie(rows[j]!, row) > 0))
    if (i >= j) return j
    swap(found, i, j)
  }
}

/** Moves the `place` smallest values before `place` (quickselect), between `low` and the end. */
function settlePlace(found: Found, place: number, from: number, tie: Tie) {
  let low = from
  let high = found.length - 1
  while (low < high) {
    const last = split(found, low, high, tie)
    if (place <= last) high = last
    else low = last + 1
  }
}

/** The rows of one page in order. Only the page is sorted, the rest is put before or after it. */
export function pageOf(found: Found, start: number, end: number, tie: Tie): number[] {
  const stop = Math.min(end, found.length)
  if (start >= stop) return []
  if (start > 0) settlePlace(found, start, 0, tie)
  if (stop < found.length) settlePlace(found, stop, start, tie)
  const places = Array.from({ length: stop - start }, (_, i) => start + i)
  places.sort((a, b) => found.keys[a]! - found.keys[b]! || tie(found.rows[a]!, found.rows[b]!))
  return places.map((place) => found.rows[place]!)
}
