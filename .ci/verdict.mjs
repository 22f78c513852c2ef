// node verdict.mjs FAILED_STEPS REPORT… : sums Vitest's JSON reports into the last line, and exits accordingly.
import { readFileSync } from 'node:fs'

const [failedSteps, ...files] = process.argv.slice(2)
const reports = files.map((file) => JSON.parse(readFileSync(file, 'utf8')))
const sum = (name) => reports.reduce((total, report) => total + report[name], 0)

const passed = sum('numPassedTests')
const skipped = sum('numPendingTests') + sum('numTodoTests')
// A step can fail without a failed test: a file that does not load, a type error, an unformatted file.
const failed = Math.max(sum('numFailedTests'), Number(failedSteps))
const nothing = passed + failed === 0

console.log(`${passed} passed, ${nothing ? 1 : failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 || nothing ? 1 : 0)
